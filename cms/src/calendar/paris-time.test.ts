import { expect, test } from 'vitest';
import { daysAfter, inParis, instantOf, inWords, isDay, isTime, mondayOf } from './paris-time';

// In 2027 the clocks go forward on 28 March and back on 31 October.
test.each([
  ['2026-11-30', '09:00', '2026-11-30T08:00:00.000Z'],
  ['2027-03-27', '09:00', '2027-03-27T08:00:00.000Z'],
  ['2027-03-28', '01:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28', '03:00', '2027-03-28T01:00:00.000Z'],
  ['2027-03-28', '09:00', '2027-03-28T07:00:00.000Z'],
  ['2027-03-29', '09:00', '2027-03-29T07:00:00.000Z'],
  ['2027-10-30', '09:00', '2027-10-30T07:00:00.000Z'],
  ['2027-10-31', '01:30', '2027-10-30T23:30:00.000Z'],
  ['2027-10-31', '03:00', '2027-10-31T02:00:00.000Z'],
  ['2027-10-31', '09:00', '2027-10-31T08:00:00.000Z'],
])('%s at %s in Paris is %s', (day, time, instant) => {
  expect(instantOf({ day, time }).toISOString()).toBe(instant);
  expect(inParis(new Date(instant))).toEqual({ day, time });
});

test('an hour that the spring skips is the one after it', () => {
  expect(inParis(instantOf({ day: '2027-03-28', time: '02:30' }))).toEqual({
    day: '2027-03-28',
    time: '03:30',
  });
});

test('an hour that the autumn has twice is the first', () => {
  expect(instantOf({ day: '2027-10-31', time: '02:30' }).toISOString()).toBe(
    '2027-10-31T00:30:00.000Z',
  );
});

test('days are counted on the calendar', () => {
  expect(daysAfter('2027-03-27', 7)).toBe('2027-04-03');
  expect(daysAfter('2026-12-31', 1)).toBe('2027-01-01');
  expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  expect(mondayOf('2026-11-30')).toBe('2026-11-30');
});

test('what is no day and no time is known', () => {
  expect(['2026-11-30', '2026-02-30', '30/11/2026', ''].map(isDay)).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(['09:00', '24:00', '9h', ''].map(isTime)).toEqual([true, false, false, false]);
});

test('a date is said with the offset of its own day', () => {
  expect(inWords(new Date('2026-11-30T08:00:00Z'))).toBe('lundi 30 novembre 2026 à 9 h (UTC+1)');
  expect(inWords(new Date('2027-03-29T07:30:00Z'))).toBe('lundi 29 mars 2027 à 9 h 30 (UTC+2)');
});
