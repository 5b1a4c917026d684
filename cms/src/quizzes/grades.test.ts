import { expect, test } from 'vitest';
import { gradesOf, percentsOf } from './grades.ts';

const weights = (percents: number[], hasSeveral: boolean) =>
  gradesOf(percents, hasSeveral).map(({ weight }) => weight);

test('weights are kept only where they say more than what is right', () => {
  expect(weights([0, 100, 0], false)).toEqual([null, null, null]);
  expect(weights([50, 100, 0], false)).toEqual([50, 100, 0]);
  expect(weights([100, 0], true)).toEqual([100, 0]);
});

test.each([
  [[33.33333, 33.33333, 33.33333], 33.33333],
  [[16.66667, 16.66667, 16.66667, 16.66667, 16.66667, 16.66667], 16.66667],
  [[14.28571, 14.28571, 14.28571, 14.28571, 14.28571, 14.28571, 14.28571], 14.28571],
  [
    [11.11111, 11.11111, 11.11111, 11.11111, 11.11111, 11.11111, 11.11111, 11.11111, 11.11111],
    11.11111,
  ],
])('%j is the whole point, and leaves in Moodle’s numbers', (percents, part) => {
  const grades = gradesOf(percents, true);
  const sum = grades.reduce((all, { weight }) => all + (weight ?? 0), 0);
  expect(sum).toBeCloseTo(100, 8);
  expect(new Set(percentsOf(grades, true))).toEqual(new Set([part]));
});

test('two decimals, as Strapi keeps them, lose nothing', () => {
  const kept = [33.34, 33.33, 33.33, -33.33].map((weight) => ({ isRight: weight > 0, weight }));
  expect(percentsOf(kept, true)).toEqual([33.33333, 33.33333, 33.33333, -33.33333]);
});

test('all or nothing is said in parts, and a wrong choice takes them all back', () => {
  const grades = [true, true, true, false].map((isRight) => ({ isRight, weight: null }));
  expect(percentsOf(grades, true)).toEqual([33.33333, 33.33333, 33.33333, -100]);
  expect(gradesOf(percentsOf(grades, true), true, true)).toEqual(grades);
});

test('what nobody could get is refused', () => {
  expect(() => gradesOf([0, 0], true)).toThrow('aucune réponse n’est juste');
  expect(() => gradesOf([50, 0], false)).toThrow('aucune réponse ne donne tout le point');
  expect(() => gradesOf([50, 30, -100], true)).toThrow('80 % ensemble');
});
