import { expect, test } from 'vitest';
import { dispositionOf } from './disposition.ts';

test.each([
  ['Guide.pdf', `attachment; filename="Guide.pdf"; filename*=UTF-8''Guide.pdf`],
  [
    'Délibération (2).pdf',
    `attachment; filename="Deliberation (2).pdf"; filename*=UTF-8''D%C3%A9lib%C3%A9ration%20%282%29.pdf`,
  ],
  [
    `l'eau"; x=\r\n.pdf`,
    `attachment; filename="l_eau__ x___.pdf"; filename*=UTF-8''l%27eau%22%3B%20x%3D%0D%0A.pdf`,
  ],
])('%j is saved under its name, and ends no header', (name, header) => {
  expect(dispositionOf(name)).toBe(header);
});
