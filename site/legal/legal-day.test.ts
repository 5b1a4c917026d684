import { expect, test } from 'vitest';
import { legalDay } from './legal-day.ts';

test.each([
  ['2026-11-25T10:00:00Z', '25 novembre 2026'],
  ['2026-10-31T23:30:00Z', '1er novembre 2026'],
  ['2026-11-11T10:00:00Z', '11 novembre 2026'],
])('%s is the %s in Paris', (instant, day) => {
  expect(legalDay(new Date(instant))).toBe(day);
});
