import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { SKIP, visit } from 'unist-util-visit';
import type { ContentFault } from './content-fault';

const WORDS_A_MINUTE = 200;
const LONG = 20;

const BLOCKS = new Set(['paragraph', 'heading', 'tableCell', 'code']);

export function wordsIn(tree: Nodes): number {
  let words = 0;
  visit(tree, (node) => {
    if (!BLOCKS.has(node.type)) return;
    words += textOf(node)
      .split(/\s+/)
      .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    return SKIP;
  });
  return words;
}

export const minutesFor = (words: number) => Math.ceil(words / WORDS_A_MINUTE);

export function readingFaults(words: number, field: string): ContentFault[] {
  const minutes = minutesFor(words);
  if (minutes <= LONG) return [];
  return [
    {
      level: 'improve',
      topic: 'reading',
      field,
      line: null,
      quote: `${words} mots`,
      sentence: `Ce texte demande environ ${minutes} minutes de lecture.`,
      advice: `Coupez-le en plusieurs séquences de ${LONG} minutes au plus.`,
    },
  ];
}
