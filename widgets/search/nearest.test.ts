import { expect, test } from 'vitest';
import { distance, nearest } from './nearest.ts';

test.each([
  ['lecon', 'lecon', 0],
  ['lecon', 'leson', 1],
  ['lecon', 'leco', 1],
  ['lecon', 'leccon', 1],
  ['lecon', 'elcon', 1],
  ['lecon', 'elcons', 2],
  ['lecon', 'inscription', 3],
])('from %s to %s', (one, other, far) => {
  expect(distance(one, other, 2)).toBe(far);
  expect(distance(other, one, 2)).toBe(far);
});

test('the nearest word wins, and of two as near the first', () => {
  expect(nearest('comentaire', ['commenter', 'commentaire'])).toBe('commentaire');
  expect(nearest('leson', ['lecon', 'lesion'])).toBe('lecon');
  expect(nearest('leson', ['lesion', 'lecon'])).toBe('lesion');
});

test('a letter written once for two is the likeliest slip', () => {
  expect(nearest('pase', ['page', 'passe'])).toBe('passe');
});

test('a short word is forgiven one slip, a long one two', () => {
  expect(nearest('noir', ['soir'])).toBeUndefined();
  expect(nearest('lecon', ['lacets'])).toBeUndefined();
  expect(nearest('comantaire', ['commentaire'])).toBe('commentaire');
});

test('a number, a very short word and another word are not mended', () => {
  expect(nearest('2024', ['2025'])).toBeUndefined();
  expect(nearest('lin', ['lien'])).toBeUndefined();
  expect(nearest('ouverture', ['ouverte'])).toBeUndefined();
});
