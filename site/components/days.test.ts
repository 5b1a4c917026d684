import { expect, test } from 'vitest';
import { daysUntil } from './days.ts';

const now = new Date('2026-09-20T10:00:00Z');

test.each([
  ['2026-09-20T21:59:00Z', 0],
  ['2026-09-20T22:00:00Z', 1],
  ['2026-10-26T08:00:00Z', 36],
])('%s is counted in days of Paris, across the change of the hour', (instant, days) => {
  expect(daysUntil(new Date(instant), now)).toBe(days);
});
