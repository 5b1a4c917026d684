import { expect, test } from 'vitest';
import { rank } from './rank.ts';

const FITS: Record<string, Record<string, number>> = {
  mot: { lost: 1, signUp: 0.5, quiz: 0.1 },
  passe: { lost: 3, signUp: 0.5 },
  quiz: { quiz: 3 },
};
const fitsOf = (word: string) => new Map(Object.entries(FITS[word] ?? {}));
const idea = (...ways: string[][]) => ({ word: ways[0]?.join(' ') ?? '', ways });
const even = () => 1;

test('the page that holds more of the words comes first, and none has to hold them all', () => {
  const pages = rank([idea(['mot']), idea(['passe']), idea(['inconnu'])], fitsOf, even);
  expect(pages[0]).toBe('lost');
  expect(pages).toContain('signUp');
});

test('a page that met one word of many by chance is left out', () => {
  expect(rank([idea(['mot']), idea(['passe'])], fitsOf, even)).not.toContain('quiz');
});

test('a word counts by what it tells', () => {
  const ideas = [idea(['mot']), idea(['quiz'])];
  expect(rank(ideas, fitsOf, even)[0]).toBe('quiz');
  expect(rank(ideas, fitsOf, (word) => (word === 'mot' ? 9 : 0.1))[0]).toBe('lost');
});

test('another way of saying it finds the page too', () => {
  expect(rank([idea(['mdp'], ['mot', 'passe'])], fitsOf, even)[0]).toBe('lost');
});

test('nothing found is no page', () => {
  expect(rank([idea(['inconnu'])], fitsOf, even)).toEqual([]);
  expect(rank([], fitsOf, even)).toEqual([]);
});
