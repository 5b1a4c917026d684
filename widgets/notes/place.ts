// Where in a lesson a note belongs: the id of a heading or the number of a paragraph, and the words
// that stand there, so that it is found again when the text changed a little.

export interface Place {
  anchor: string;
  quote: string;
}

const BLOCKS = 'h2, h3, h4, p, li, blockquote, figcaption, td';
const QUOTE_LENGTH = 120;
/** So many of a quote's words make two paragraphs the same one, mended. */
const ALIKE = 0.6;

/** The text of the lesson in the page, locked lessons' too once it is there. */
export const lessonText = (): Element | null => document.querySelector('article .lesson-body');

const blocksIn = (root: Element): HTMLElement[] => [...root.querySelectorAll<HTMLElement>(BLOCKS)];

const wordsOf = (text: string) => text.toLowerCase().match(/\p{L}+|\d+/gu) ?? [];

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

export function placeOf(root: Element, block: Element, selected = ''): Place {
  const number = blocksIn(root).findIndex((one) => one.isSameNode(block));
  const text = plain(selected) || plain(block.textContent ?? '');
  return { anchor: block.id || `p-${number + 1}`, quote: text.slice(0, QUOTE_LENGTH) };
}

/** The block that the reader has selected words in. */
export function selectedPlace(root: Element): Place | undefined {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || !root.contains(selection.anchorNode)) return undefined;
  const { anchorNode } = selection;
  const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
  const block = element?.closest(BLOCKS);
  return block ? placeOf(root, block, selection.toString()) : undefined;
}

/** What stands at the top of the window: where the reader is. */
export function readingPlace(root: Element): Place {
  const isInSight = (block: HTMLElement) => block.getBoundingClientRect().top >= 0;
  const block = blocksIn(root).find((one) => isInSight(one) && plain(one.textContent ?? ''));
  return block ? placeOf(root, block) : { anchor: '', quote: '' };
}

function likeness(quote: string, block: HTMLElement): number {
  const wanted = wordsOf(quote);
  const found = new Set(wordsOf(block.textContent ?? ''));
  return wanted.filter((word) => found.has(word)).length / Math.max(wanted.length, 1);
}

/** The block that a note stands beside now; undefined when the text there is gone. */
export function findBlock(root: Element, { anchor, quote }: Place): HTMLElement | undefined {
  const blocks = blocksIn(root);
  const named = blocks.find(({ id }) => anchor !== '' && id === anchor);
  if (named) return named;
  const holds = (block: HTMLElement | undefined) =>
    block !== undefined && quote !== '' && plain(block.textContent ?? '').includes(quote);
  const numbered = blocks[Number(/^p-(\d+)$/.exec(anchor)?.[1] ?? 0) - 1];
  if (holds(numbered)) return numbered;
  const moved = blocks.find(holds);
  if (moved || quote === '') return moved;
  const [closest] = blocks
    .map((block) => ({ block, score: likeness(quote, block) }))
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score);
  return closest?.block;
}
