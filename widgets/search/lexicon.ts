// The words of all pages that can be found, with the number of pages that hold each: what a search
// needs to know a typing slip from a word, and a word of every page from a telling one.
import { fold, stem } from './fold.ts';

/** On a large site the rarest words stay in the index alone. */
const MOST_WORDS = 20_000;

/**
 * Written by the build, from the text of every page: how many there are and whether all of their
 * words are here, then one line per number of pages, the most frequent first: « 12 leçon courriel ».
 */
export function writeLexicon(pages: string[]): string {
  const holders = new Map<string, number>();
  for (const text of pages) {
    for (const word of new Set(text.toLowerCase().match(/[\p{L}\p{M}]{2,}/gu))) {
      holders.set(word, (holders.get(word) ?? 0) + 1);
    }
  }
  const inOrder = [...holders]
    .sort(([a, many], [b, few]) => few - many || (a < b ? -1 : 1))
    .slice(0, MOST_WORDS);
  const isWhole = inOrder.length === holders.size;
  const lines = new Map<number, string[]>();
  for (const [word, count] of inOrder) {
    const line = lines.get(count);
    if (line) line.push(word);
    else lines.set(count, [word]);
  }
  const counted = [...lines].map(([count, words]) => `${count} ${words.join(' ')}\n`);
  return `${pages.length} ${isWhole ? 'whole' : 'part'}\n${counted.join('')}`;
}

export type Lexicon = {
  /** Folded words, the most frequent first. */
  words: string[];
  /** As it is written on the pages, by its folded form. */
  written: Map<string, string>;
  stems: Set<string>;
  /** Whether a word that is not here is on no page. */
  isWhole: boolean;
  /** How much a word tells: 0 for one that every page holds. */
  weightOf: (word: string) => number;
};

export function readLexicon(text: string): Lexicon {
  const [first = '', ...lines] = text.trimEnd().split('\n');
  const [count = '0', extent] = first.split(' ');
  const pages = Number(count);
  const written = new Map<string, string>();
  const holders = new Map<string, number>();
  for (const line of lines) {
    const [count = '0', ...words] = line.split(' ');
    for (const word of words) {
      const folded = fold(word);
      if (!written.has(folded)) written.set(folded, word);
      const root = stem(folded);
      holders.set(root, Math.min((holders.get(root) ?? 0) + Number(count), pages));
    }
  }
  return {
    words: [...written.keys()],
    written,
    stems: new Set(holders.keys()),
    isWhole: extent === 'whole',
    weightOf: (word) => Math.log(1 + pages / (1 + (holders.get(stem(word)) ?? 0))),
  };
}

/** Whether some page holds the word, another form of it, or a word that begins like it. */
export function knows({ written, stems, words }: Lexicon, word: string): boolean {
  if (written.has(word) || stems.has(stem(word))) return true;
  return word.length >= 3 && words.some((one) => one.startsWith(word));
}
