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
      for (const [page, score] of scoresOf(words, fitsOf, weightOf)) {
        // What was typed counts more than what we take it for.
        best.set(page, Math.max(best.get(page) ?? 0, way === 0 ? score : 0.9 * score));
      }
    });
    for (const [page, score] of best) {
      const sum = scores.get(page) ?? { score: 0, met: 0 };
      scores.set(page, { score: sum.score + score, met: sum.met + 1 });
    }
  }
  const ranked = [...scores]
    .map(([page, { score, met }]) => ({ page, score: score * (met / ideas.length) }))
    .sort((a, b) => b.score - a.score || (a.page < b.page ? -1 : 1));
  const least = (ranked[0]?.score ?? 0) * FAR_BELOW;
  return ranked.filter(({ score }) => score >= least).map(({ page }) => page);
}

function scoresOf(
  words: string[],
  fitsOf: (word: string) => Fits,
  weightOf: (word: string) => number,
): Map<string, number> {
  const sums = new Map<string, { score: number; met: number }>();
  for (const word of words) {
    for (const [page, fit] of fitsOf(word)) {
      const sum = sums.get(page) ?? { score: 0, met: 0 };
      sums.set(page, { score: sum.score + tempered(fit) * weightOf(word), met: sum.met + 1 });
    }
  }
  return new Map(
    [...sums].map(([page, { score, met }]) => [page, score * (met / words.length)] as const),
  );
}
