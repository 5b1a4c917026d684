import { expect, test } from 'vitest';
import { inParis } from './paris-time.ts';

test.each([
  ['2026-09-28T07:00:00Z', '2026-09-28T09:00:00+02:00'],
  ['2026-12-31T23:30:15Z', '2027-01-01T00:30:15+01:00'],
])('%s is %s', (instant, expected) => {
  expect(inParis(new Date(instant))).toBe(expected);
  expect(Date.parse(expected)).toBe(Date.parse(instant));
});
