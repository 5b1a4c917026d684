// What a place is measured by, in the lesson that is on the page, wherever it came from.
import type { Box } from './place.ts';

const BLOCKS = ':is(p, li, h2, h3, h4, figure, table, pre, blockquote, .film)';

export const lessonBlocks = (): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`.lesson-body ${BLOCKS}`),
];

/** In the order of the page, as a place counts them. */
export const lessonFilms = (): HTMLVideoElement[] => [
  ...document.querySelectorAll<HTMLVideoElement>('.lesson preau-video video'),
];

export function boxOf(block: HTMLElement): Box {
  // What is folded may have a box all the same, over what stands below it.
  const isFolded = block.closest('details:not([open])') !== null;
  if (isFolded || block.getClientRects().length === 0) return undefined;
  const { top, height } = block.getBoundingClientRect();
  return { top, height };
}
