// The few words of a page around what was looked for, cut into marked and plain pieces: text, never
// markup, whatever the page holds.
import { stem, wordsIn } from './fold.ts';

export type Piece = { text: string; isMarked: boolean };

const LENGTH = 30;

/** @param sought folded words. */
export function excerpt(content: string, sought: string[]): Piece[] {
  const stems = new Set(sought.map(stem));
  const tokens = content.split(/\s+/).filter(Boolean);
  const isSought = tokens.map((token) => wordsIn(token).some((word) => fits(word, stems, sought)));
  const start = densest(isSought);
  const shown = tokens.slice(start, start + LENGTH);
  const pieces: Piece[] = [];
  shown.forEach((token, at) => {
    const isMarked = isSought[start + at] ?? false;
    const last = pieces.at(-1);
    const glue = at === 0 ? '' : ' ';
    if (last && last.isMarked === isMarked) last.text += `${glue}${token}`;
    else if (last && isMarked) {
      last.text += glue;
      pieces.push({ text: token, isMarked });
    } else pieces.push({ text: `${glue}${token}`, isMarked });
  });
  if (start > 0) pieces.unshift({ text: '… ', isMarked: false });
  if (start + LENGTH < tokens.length) pieces.push({ text: ' …', isMarked: false });
  return pieces;
}

function fits(word: string, stems: Set<string>, sought: string[]): boolean {
  return stems.has(stem(word)) || sought.some((one) => one.length > 3 && word.startsWith(one));
}

/** Where the window with most of the words begins, with a few words before the first. */
function densest(isSought: boolean[]): number {
  let best = 0;
  let most = 0;
  for (const [at, isHere] of isSought.entries()) {
    if (!isHere) continue;
    const count = isSought.slice(at, at + LENGTH - 5).filter(Boolean).length;
    if (count > most) [best, most] = [at, count];
  }
  return best < 8 ? 0 : best - 5;
}
