import { expect, test } from 'vitest';
import { byCategory, isSafe, moved, tidyAddress } from './arrange.ts';

const link = (id: string, category: string) => ({
  ...{ id, category, title: id, description: '' },
  address: 'https://exemple.fr',
});
const LINKS = [link('a', ''), link('b', 'Droit'), link('c', 'Budget'), link('d', 'Droit')];

test('links stand under their headings, those without last', () => {
  const shown = byCategory(LINKS).map(([category, links]) => [category, links.map(({ id }) => id)]);
  expect(shown).toEqual([
    ['Droit', ['b', 'd']],
    ['Budget', ['c']],
    ['', ['a']],
  ]);
});

test('a link changes places with its neighbour under the same heading', () => {
  expect(moved(LINKS, 'b', 1)).toEqual(['a', 'd', 'c', 'b']);
  expect(moved(LINKS, 'd', -1)).toEqual(['a', 'd', 'c', 'b']);
  expect(moved(LINKS, 'b', -1)).toBeNull();
  expect(moved(LINKS, 'c', 1)).toBeNull();
  expect(moved(LINKS, 'x', 1)).toBeNull();
});

test.each([
  [' www.insee.fr ', 'https://www.insee.fr', true],
  ['https://www.insee.fr/a?b=c@d#e', 'https://www.insee.fr/a?b=c@d#e', true],
  ['http://www.insee.fr', 'http://www.insee.fr', false],
  ['javascript:alert(1)', 'javascript:alert(1)', false],
  ['JAVASCRIPT:alert(1)', 'JAVASCRIPT:alert(1)', false],
  ['https://impots.gouv.fr@exemple.test', 'https://impots.gouv.fr@exemple.test', false],
  ['un deux', 'https://un deux', false],
  ['', '', false],
])('%s is taken as %s', (typed, address, isTaken) => {
  expect(tidyAddress(typed)).toBe(address);
  expect(isSafe(tidyAddress(typed))).toBe(isTaken);
});
