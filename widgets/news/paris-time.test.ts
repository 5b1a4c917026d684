import { expect, test } from 'vitest';
import { parisInstant, parisWall } from './paris-time.ts';

test.each([
  ['2026-11-30T15:00', '2026-11-30T14:00:00.000Z'],
  ['2026-07-14T00:05', '2026-07-13T22:05:00.000Z'],
  ['2027-03-28T01:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31T02:30', '2027-10-31T01:30:00.000Z'],
  ['2027-12-31T23:59', '2027-12-31T22:59:00.000Z'],
])('%s in Paris is %s', (wall, instant) => {
  expect(parisInstant(wall)?.toISOString()).toBe(instant);
  expect(parisWall(new Date(instant))).toBe(wall);
});

test.each(['2027-03-28T02:30', '2027-02-30T10:00', '2027-13-01T10:00', 'demain', '', 'T10:00'])(
  '« %s » is no hour of Paris',
  (wall) => {
    expect(parisInstant(wall)).toBeNull();
  },
);
