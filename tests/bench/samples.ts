// What a sample of times says about another: how far apart, and whether by chance.

const sorted = (values: number[]): number[] => values.toSorted((a, b) => a - b);

export function quantile(values: number[], share: number): number {
  const all = sorted(values);
  return all[Math.min(all.length - 1, Math.floor(all.length * share))] ?? Number.NaN;
}

/** The most by which the two distributions differ, from 0 (the same) to 1 (apart). */
export function kolmogorovSmirnov(one: number[], other: number[]): number {
  const [a, b] = [sorted(one), sorted(other)];
  const shareBelow = (all: number[], value: number) =>
    all.filter((each) => each <= value).length / all.length;
  return Math.max(...[...a, ...b].map((at) => Math.abs(shareBelow(a, at) - shareBelow(b, at))));
}

/** What two samples of one distribution exceed once in a hundred times. */
export const chanceDistance = (n: number, m: number): number =>
  1.628 * Math.sqrt((n + m) / (n * m));

/** Mann–Whitney: how likely one drawn from the first is slower than one from the other; 0.5 is none. */
export function probabilityOfSlower(one: number[], other: number[]): number {
  let slower = 0;
  for (const a of one) for (const b of other) slower += a > b ? 1 : a === b ? 0.5 : 0;
  return slower / (one.length * other.length);
}
