import { expect, test } from 'vitest';
import { chanceDistance, kolmogorovSmirnov, probabilityOfSlower, quantile } from './samples.ts';

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => from + at);

test('a sample is no distance from itself, and all the way from one apart', () => {
  expect(kolmogorovSmirnov(range(0, 50), range(0, 50))).toBe(0);
  expect(kolmogorovSmirnov(range(0, 50), range(50, 100))).toBe(1);
  expect(kolmogorovSmirnov(range(0, 100), range(50, 150))).toBeCloseTo(0.5);
});

test('slower is said by how often', () => {
  expect(probabilityOfSlower(range(0, 50), range(0, 50))).toBe(0.5);
  expect(probabilityOfSlower(range(50, 100), range(0, 50))).toBe(1);
});

test('quantiles and the distance of chance', () => {
  expect(quantile([5, 1, 4, 2, 3], 0.5)).toBe(3);
  expect(quantile(range(0, 10), 0.9)).toBe(9);
  expect(chanceDistance(200, 200)).toBeCloseTo(0.163, 3);
});
