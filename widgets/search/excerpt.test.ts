import { expect, test } from 'vitest';
import { excerpt } from './excerpt.ts';

const text = (pieces: ReturnType<typeof excerpt>) => pieces.map((piece) => piece.text).join('');
const marked = (pieces: ReturnType<typeof excerpt>) =>
  pieces.filter(({ isMarked }) => isMarked).map((piece) => piece.text);

test('the words that were looked for are marked, in all their forms', () => {
  const pieces = excerpt('Une leçon, deux leçons et l’élève.', ['lecon', 'eleves']);
  expect(marked(pieces)).toEqual(['leçon,', 'leçons', 'l’élève.']);
  expect(text(pieces)).toBe('Une leçon, deux leçons et l’élève.');
});

test('a long text is cut around most of the words', () => {
  const pieces = excerpt(`quiz ${'mot '.repeat(80)}mon quiz valide le quiz ${'fin '.repeat(80)}`, [
    'quiz',
  ]);
  expect(marked(pieces)).toEqual(['quiz', 'quiz']);
  expect(text(pieces)).toMatch(/^… (mot )+mon quiz valide le quiz (fin )+…$/);
});

test('markup in a page stays text', () => {
  expect(text(excerpt('Écrivez <b>ceci</b>', []))).toBe('Écrivez <b>ceci</b>');
});

test('an empty page has no excerpt', () => {
  expect(excerpt('', ['quiz'])).toEqual([]);
});
