// Which page answers a question best. The index knows how well a page fits one word; a question is
// several, of which a page rarely holds all.
import type { Idea } from './question.ts';

/** How well each page fits one word, by the page's own key. */
export type Fits = Map<string, number>;

/** Below this part of the best page's score, a page met one word of many by chance. */
const FAR_BELOW = 0.25;

/** One word in a title fits a page better than ten in its text, but not without end. */
const tempered = (fit: number) => fit / (fit + 1);

export function rank(
  ideas: Idea[],
  fitsOf: (word: string) => Fits,
  weightOf: (word: string) => number,
): string[] {
  const scores = new Map<string, { score: number; met: number }>();
  for (const { ways } of ideas) {
    const best = new Map<string, number>();
    ways.forEach((words, way) => {
      for (const [page, part] of partsOf(words, fitsOf, weightOf)) {
        // What was typed counts more than what we take it for.
        best.set(page, Math.max(best.get(page) ?? 0, way === 0 ? part : 0.9 * part));
      }
    });
    // One weight for all ways of saying it, else the rarest would always win.
    const weight = Math.max(...ways.flat().map(weightOf));
    for (const [page, part] of best) {
      const sum = scores.get(page) ?? { score: 0, met: 0 };
      scores.set(page, { score: sum.score + part * weight, met: sum.met + 1 });
    }
  }
  const ranked = [...scores]
    .map(([page, { score, met }]) => ({ page, score: score * (met / ideas.length) }))
    .sort((a, b) => b.score - a.score || (a.page < b.page ? -1 : 1));
  const least = (ranked[0]?.score ?? 0) * FAR_BELOW;
  return ranked.filter(({ score }) => score >= least).map(({ page }) => page);
}

/** How well each page fits these words together, from 0 to 1: the telling ones count for more. */
function partsOf(
  words: string[],
  fitsOf: (word: string) => Fits,
  weightOf: (word: string) => number,
): Map<string, number> {
  const sums = new Map<string, { part: number; met: number }>();
  const all = words.reduce((sum, word) => sum + weightOf(word), 0);
  for (const word of words) {
    for (const [page, fit] of fitsOf(word)) {
      const sum = sums.get(page) ?? { part: 0, met: 0 };
      const part = (tempered(fit) * weightOf(word)) / all;
      sums.set(page, { part: sum.part + part, met: sum.met + 1 });
    }
  }
  return new Map(
    [...sums].map(([page, { part, met }]) => [page, part * (met / words.length)] as const),
  );
}
