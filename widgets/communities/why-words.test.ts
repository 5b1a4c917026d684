import { expect, test } from 'vitest';
import { whyWords } from './why-words.ts';

const nothing = { course: null, type: null, size: null, position: null, is_busy: false };

test.each([
  [{ ...nothing, course: 'Cours', type: 'commune', is_busy: true }, /Celle de votre cours.*Cours/],
  [{ ...nothing, position: 'secrétaire', type: 'commune' }, /^Pour votre poste.*secrétaire$/],
  [{ ...nothing, type: 'commune', size: 'under-2000' }, /^Pour les communes de moins de 2.000 hab/],
  [{ ...nothing, type: 'region', is_busy: true }, /^Pour les régions$/],
  [{ ...nothing, size: '2000-9999' }, /^Pour les collectivités de 2.000 à 9.999 habitants$/],
  [{ ...nothing, is_busy: true }, /^Beaucoup d’échanges cette semaine$/],
  [nothing, /^Pour découvrir les communautés$/],
] as const)('%o is said in words', (why, words) => {
  expect(whyWords(why)).toMatch(words);
});
