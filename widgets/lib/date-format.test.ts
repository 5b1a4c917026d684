import { expect, test } from 'vitest';
import { dayIn, instantIn, PARIS, timeIn } from './date-format.ts';

const now = new Date('2026-11-22T12:00:00Z');

test.each([
  ['2026-09-28T07:00:00Z', 'lundi 28 septembre à 9\u00a0h'],
  ['2026-12-01T08:30:00Z', 'mardi 1er décembre à 9\u00a0h\u00a030'],
  ['2026-12-06T23:00:00Z', 'lundi 7 décembre à 0\u00a0h'],
  ['2027-01-04T08:00:00Z', 'lundi 4 janvier 2027 à 9\u00a0h'],
])('%s is %s in Paris', (instant, words) => {
  expect(instantIn('fr', new Date(instant), PARIS, now)).toBe(words);
});

test('nine in the morning stays nine on both sides of summer time', () => {
  // The clocks of Paris change on 28 March and 31 October 2027.
  const mornings = [
    '2027-03-27T08:00Z',
    '2027-03-28T07:00Z',
    '2027-10-30T07:00Z',
    '2027-10-31T08:00Z',
  ];
  expect(mornings.map((at) => timeIn('fr', new Date(at), PARIS))).toEqual(
    Array(4).fill('9\u00a0h'),
  );
});

test('the hour that comes twice is named twice', () => {
  const first = timeIn('fr', new Date('2027-10-31T00:30Z'), PARIS);
  expect(first).toBe(timeIn('fr', new Date('2027-10-31T01:30Z'), PARIS));
});

test('another zone has another day', () => {
  const instant = new Date('2026-11-30T03:00:00Z');
  expect(dayIn('fr', instant, PARIS, now)).toBe('lundi 30 novembre');
  expect(dayIn('fr', instant, 'America/Martinique', now)).toBe('dimanche 29 novembre');
});

test('English readers get English words', () => {
  expect(instantIn('en', new Date('2026-12-01T08:00:00Z'), PARIS, now)).toBe(
    'Tuesday 1 December at 9:00',
  );
});
