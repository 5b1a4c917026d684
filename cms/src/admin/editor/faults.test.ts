import { expect, test } from 'vitest';
import { blockAt, faultsOf, lineIn } from './faults';

test('a fault knows its block, whatever the lines of the source', () => {
  const text =
    '## Titre\n\n[a]: https://a.fr\n\n- un\n- deux\n\n<Figure file="absente.png" alt="x" />\n\nfin';
  expect(faultsOf(text, ['plan.png'])).toEqual([
    expect.objectContaining({
      line: 8,
      block: 2,
      sentence: expect.stringContaining('absente.png'),
    }),
  ]);
  expect(faultsOf(text, ['absente.png'])).toEqual([]);
  expect(blockAt(text, 6)).toBe(1);
});

test('a text that cannot be read has a line and no block', () => {
  expect(faultsOf('un\n\n<Callout kind="tip">', [])[0]).toMatchObject({ block: null });
});

test('the line is read from what Strapi answered', () => {
  expect(lineIn('Champ « Texte », ligne 12 : il manque « alt ».')).toBe(12);
  expect(lineIn('Cette séquence n’a pas de texte.')).toBeNull();
  expect(lineIn(undefined)).toBeNull();
});
