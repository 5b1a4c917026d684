import { expect, test } from 'vitest';
import { findLabels } from './catalogue';

const WORDS = {
  progress_validate: 'Valider',
  quiz_validate: 'Valider mes réponses',
  account_code_submit: 'Le code à valider',
  sign_in: 'Se connecter à l’espace',
};

test('a label is found by what one reads, without accents or capitals', () => {
  const keys = (words: string) => findLabels(WORDS, words).map(([key]) => key);
  expect(keys('VALIDER')).toEqual(['progress_validate', 'quiz_validate', 'account_code_submit']);
  expect(keys("connecter a l'esp")).toEqual(['sign_in']);
  expect(keys('reponses')).toEqual(['quiz_validate']);
  expect(keys(' ')).toEqual([]);
  expect(keys('absent')).toEqual([]);
});
