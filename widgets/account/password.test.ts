import { expect, test } from 'vitest';
import { passwordProblems } from './password.ts';

test.each([
  ['Tournevis-bleu7', 'Zoé Martin'],
  ['Écluse du Nord', 'Zoé'],
  ['Abricot-83920174', 'Léo'],
  ['Jolie corniche 7', 'Jo Li'],
])('%s is accepted from %s', (password, name) => {
  expect(passwordProblems(password, name)).toEqual([]);
});

test.each([
  ['Court-7', 'Zoé', ['length']],
  ['TOURNEVIS-BLEU7', 'Zoé', ['lower']],
  ['tournevis-bleu7', 'Zoé', ['upper']],
  ['TournevisBleu', 'Zoé', ['digit-or-special']],
  ['MARTINE-du-78', 'martiné', ['name']],
  ['Un-Élodie-jaune', 'Elodie Blanc', ['name']],
  ['Grand-Blanc-7', 'Elodie BLANC', ['name']],
  ['P@ssw0rd', 'Zoé', ['common']],
  ['Password123!', 'Zoé', ['common']],
  ['Azerty2026!', 'Zoé', ['common']],
  ['Motdepasse1', 'Zoé', ['common']],
  ['Bonjour-2026', 'Zoé', ['common']],
  ['Aaaaaaaa1', 'Zoé', ['common']],
  // The demo accounts' own password stands in the README.
  ['Preau-2026', 'Camille', ['common']],
  [`Long-${'é'.repeat(40)}7xyz`, 'Zoé', ['too-long']],
  ['', 'Zoé', ['length', 'lower', 'upper', 'digit-or-special', 'common']],
])('%s is refused from %s for %j', (password, name, problems) => {
  expect(passwordProblems(password, name)).toEqual(problems);
});
