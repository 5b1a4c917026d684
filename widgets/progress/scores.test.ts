// @vitest-environment jsdom
import { beforeEach, expect, test } from 'vitest';
import type { Attempt } from './own-progress.schema.ts';
import { attemptWords, bestAttempt } from './scores.ts';

beforeEach(() => {
  document.documentElement.lang = 'fr';
});

const attempt = (number: number, facts: Partial<Attempt> = {}): Attempt => ({
  number,
  started_at: new Date(0),
  finished_at: new Date(1),
  ...{ points: 0, max_points: 8, checked_count: 0, has_passed: null },
  ...facts,
});

test('the best attempt is the one with the largest share, the first of equals', () => {
  const attempts = [
    attempt(1, { points: 3 }),
    attempt(2, { points: 6, max_points: 7 }),
    attempt(3, { points: 6 }),
    attempt(4, { points: 6, max_points: 7 }),
  ];
  expect(bestAttempt(attempts)?.number).toBe(2);
});

test('what is not finished is not the best, and a quiz without points has a best all the same', () => {
  const underWay = attempt(2, { finished_at: null, points: null, max_points: null });
  expect(bestAttempt([underWay])).toBeUndefined();
  expect(bestAttempt([underWay, attempt(1, { max_points: 0 })])?.number).toBe(1);
});

test.each([
  [{ points: 7 }, '7 sur 8'],
  [{ points: 6.5 }, '6,5 sur 8'],
  [{ points: 7, checked_count: 1 }, '7 sur 8, 1 réponse vérifiée avant de répondre'],
  [
    { points: 7, checked_count: 2, has_passed: true },
    '7 sur 8, 2 réponses vérifiées avant de répondre, séquence validée',
  ],
  [{ points: 2, has_passed: false }, '2 sur 8, à retenter quand vous voudrez'],
])('%j is told as « %s »', (facts, words) => {
  expect(attemptWords(attempt(1, facts))).toBe(words);
});
