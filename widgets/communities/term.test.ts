import assert from 'node:assert/strict';
import { test } from 'vitest';
import { endOfDay } from './term.ts';

test('a day ends at midnight in Paris, in winter, in summer and on the nights between', () => {
  for (const [day, instant] of [
    ['2026-12-01', '2026-12-01T23:00:00.000Z'],
    ['2026-07-14', '2026-07-14T22:00:00.000Z'],
    // The clocks go forward on the 29th of March, and back on the 25th of October.
    ['2026-03-28', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', '2026-03-29T22:00:00.000Z'],
    ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
    ['2026-12-31', '2026-12-31T23:00:00.000Z'],
  ] as const) {
    assert.equal(endOfDay(day).toISOString(), instant, day);
  }
});
