import { expect, test } from 'vitest';
import { lastTime, readFailedSearches } from './failed-searches';

const row = { words: 'mosaïque', searches: 3, first_day: '2026-11-22', last_day: '2026-12-02' };

test('the rows of the report are read, and what is none of them is left out', () => {
  expect(readFailedSearches({ rows: [row, { words: 'x' }, null] })).toEqual([row]);
});

test('an answer that is no report is a failure, not an empty list', () => {
  for (const answer of [undefined, null, {}, { rows: 'none' }, 'not found']) {
    expect(() => readFailedSearches(answer)).toThrow();
  }
});

test('the last time is written as a day in French', () => {
  expect(lastTime(row)).toBe('2 décembre 2026');
});
