import { describe, expect, test } from 'vitest';
import { dayInParis, openingOf } from './opening.ts';

describe('an opening', () => {
  test('falls on the Monday of the seed day at nine in Paris', () => {
    for (const day of ['2026-11-16', '2026-11-18', '2026-11-22']) {
      expect(openingOf(day, 0).toISOString()).toBe('2026-11-16T08:00:00.000Z');
    }
  });

  test('counts weeks back and forth', () => {
    expect(openingOf('2026-11-18', -3).toISOString()).toBe('2026-10-26T08:00:00.000Z');
    expect(openingOf('2026-11-18', 2).toISOString()).toBe('2026-11-30T08:00:00.000Z');
  });

  test('stays at nine when summer time begins', () => {
    expect(openingOf('2026-03-25', 0).toISOString()).toBe('2026-03-23T08:00:00.000Z');
    expect(openingOf('2026-03-25', 1).toISOString()).toBe('2026-03-30T07:00:00.000Z');
  });

  test('stays at nine when summer time ends', () => {
    expect(openingOf('2026-10-21', 0).toISOString()).toBe('2026-10-19T07:00:00.000Z');
    expect(openingOf('2026-10-21', 1).toISOString()).toBe('2026-10-26T08:00:00.000Z');
  });
});

test('the day in Paris is not the day in Greenwich shortly before midnight', () => {
  expect(dayInParis(new Date('2026-07-13T22:30:00Z'))).toBe('2026-07-14');
  expect(dayInParis(new Date('2026-12-31T22:30:00Z'))).toBe('2026-12-31');
});
