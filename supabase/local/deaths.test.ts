import { expect, test } from 'vitest';
import { Deaths } from './deaths.ts';

test('the fifth death in a minute is the one too many', () => {
  const deaths = new Deaths();
  expect([0, 10, 20, 30].map((second) => deaths.record(second * 1000))).toEqual(
    Array(4).fill(false),
  );
  expect(deaths.record(59_000)).toBe(true);
});

test('deaths far apart are forgotten', () => {
  const deaths = new Deaths();
  for (let minute = 0; minute < 20; minute++) {
    expect(deaths.record(minute * 20_000)).toBe(false);
  }
});

test('each death makes the next pause longer, up to five seconds', () => {
  const deaths = new Deaths();
  const pauses = [1, 2, 3, 4, 5, 6, 7].map((now) => {
    deaths.record(now);
    return deaths.pause();
  });
  expect(pauses).toEqual([250, 500, 1000, 2000, 4000, 5000, 5000]);
});
