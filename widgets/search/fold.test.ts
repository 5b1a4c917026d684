import { expect, test } from 'vitest';
import { fold, stem, wordsIn } from './fold.ts';

test('accents, capitals and ligatures make no difference', () => {
  expect(fold('ŒUVRE d’Élèves, çà')).toBe('oeuvre d’eleves, ca');
  expect(fold('e\u0301')).toBe('e');
});

test.each([
  ['l’adresse, d’un élève', ['adresse', 'un', 'eleve']],
  ["qu'est-ce que j'ai", ['est', 'ce', 'que', 'ai']],
  ['sous-titres', ['sous', 'titres']],
  ['module 3', ['module', '3']],
  ['?!… « »', []],
])('the words of %s', (text, words) => {
  expect(wordsIn(text)).toEqual(words);
});

test.each([
  ['video', 'videos'],
  ['lecon', 'lecons'],
  ['connecter', 'connectees'],
  ['perdu', 'perdue'],
  ['ouvrir', 'ouvre'],
  ['fermer', 'fermee'],
  ['mois', 'mois'],
])('%s and %s are forms of one word', (one, other) => {
  expect(stem(one)).toBe(stem(other));
});

test.each([
  ['lien', 'lire'],
  ['note', 'notifier'],
])('%s and %s are two words', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});
