import { expect, test } from 'vitest';
import { withPictures } from './word-pictures';

const TEXT =
  'Un.\n\n<Figure file="a-1.png" alt="" caption="Figure 1" />\n\nDeux ![vieux](a-2.png) trois.\n\n![seule](a-3.png)';

test('pictures take their new names and descriptions, those left out leave no trace', () => {
  const chosen = new Map([
    ['a-1.png', { name: 'plan.png', alt: 'Le "plan" & la salle' }],
    ['a-2.png', { name: 'a-2-2.png', alt: 'La clé' }],
  ]);
  expect(withPictures(TEXT, chosen)).toBe(
    'Un.\n\n<Figure file="plan.png" alt="Le &#x22;plan&#x22; & la salle" caption="Figure 1" />\n\nDeux ![La clé](a-2-2.png) trois.',
  );
});
