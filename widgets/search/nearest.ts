// Which word was meant by one that no page holds.

/** Letters added, left out, changed or swapped with their neighbour; `limit + 1` when there are more. */
export function distance(one: string, other: string, limit: number): number {
  if (Math.abs(one.length - other.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let at = 1; at <= other.length; at++) {
      const isSame = one[row - 1] === other[at - 1];
      let cost = Math.min(
        (last[at] ?? 0) + 1,
        (line[at - 1] ?? 0) + 1,
        (last[at - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      if (isSwapped) cost = Math.min(cost, (before[at - 2] ?? 0) + 1);
      line.push(cost);
    }
    if (Math.min(...line) > limit) return limit + 1;
    before = last;
    last = line;
  }
  return last[other.length] ?? limit + 1;
}

/** A word of four letters has too many neighbours. */
const SHORTEST = 5;
const LONG = 8;

/** One letter for two: the slip that French makes most often. */
const undoubled = (word: string) => word.replaceAll(/(.)\1/g, '$1');

/** The nearest of the words, and of equally near ones the first: give the most frequent first. */
export function nearest(word: string, known: string[]): string | undefined {
  if (word.length < SHORTEST - 1 || /\d/.test(word)) return undefined;
  const bare = undoubled(word);
  const doubled = known.find((candidate) => undoubled(candidate) === bare);
  if (doubled !== undefined || word.length < SHORTEST) return doubled;
  let limit = word.length < LONG ? 1 : 2;
  let found: string | undefined;
  for (const candidate of known) {
    if (candidate.length < SHORTEST - 1) continue;
    // Two slips rarely make a word shorter by both: that is another word.
    if (Math.abs(candidate.length - word.length) > 1) continue;
    const far = distance(word, candidate, limit);
    if (far > limit || (found !== undefined && far === limit)) continue;
    found = candidate;
    limit = far;
  }
  return found;
}
