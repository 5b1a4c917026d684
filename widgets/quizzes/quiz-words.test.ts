import { expect, test } from 'vitest';
import { toAppError } from '../lib/errors.ts';
import { refusalWords } from './quiz-words.ts';

test('who began very often is told to take a break, and that nothing is lost', () => {
  const { reason } = toAppError({ code: 'PT429', message: 'too-many-attempts' });
  expect(refusalWords(reason)).toMatch(/pause.*dans une heure.*gardés/);
});

test('what is no reason of a quiz has no words here', () => {
  expect(refusalWords('toString')).toBeUndefined();
  expect(refusalWords(undefined)).toBeUndefined();
});
