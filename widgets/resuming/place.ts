/** Where somebody is in a lesson. It survives another width, another text size and another device. */
export interface Place {
  /** Which block of the text, in the order of the page. */
  block: number;
  /** How far through that block. */
  fraction: number;
  /** Which film, and its second; null where none was begun, or it was seen to its end. */
  film: number | null;
  second: number | null;
}

/** Of a block, in pixels from the top of the window; undefined while it is folded away. */
export type Box = { top: number; height: number } | undefined;

/** Where eyes rest: the block that has come up to here is the one being read. */
export const READING_LINE = 96;

/** The last block that has come up to the reading line, and how much of it has passed. */
export function textPlace(boxes: Box[]): Pick<Place, 'block' | 'fraction'> {
  const block = boxes.findLastIndex((box) => box !== undefined && box.top <= READING_LINE);
  const box = boxes[block];
  if (!box) return { block: 0, fraction: 0 };
  const passed = box.height > 0 ? (READING_LINE - box.top) / box.height : 0;
  return { block, fraction: Math.min(1, Math.max(0, passed)) };
}

/** How far to scroll from here so that the place is at the reading line; 0 where it is not there. */
export function distanceTo({ block, fraction }: Place, boxes: Box[]): number {
  // An editor may have shortened the text, or the block may be folded away: then the one before it.
  const nearest = boxes.slice(0, block + 1).findLastIndex((box) => box !== undefined);
  const box = boxes[nearest];
  if (!box) return 0;
  return box.top + (nearest === block ? fraction * box.height : box.height) - READING_LINE;
}

const FEW_BLOCKS = 2;
const FEW_SECONDS = 5;

export const isInText = ({ block }: Place): boolean => block >= FEW_BLOCKS;
export const isInFilm = ({ second }: Place): boolean => (second ?? 0) >= FEW_SECONDS;

/** Whether there is anything to come back to: the first lines are the top of the page. */
export const isFurther = (place: Place): boolean => isInText(place) || isInFilm(place);

/** « 3:12 », « 1:02:05 » */
export function clockOf(second: number): string {
  const parts = [Math.floor(second / 3600), Math.floor(second / 60) % 60, second % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return shown.map((part, at) => (at === 0 ? `${part}` : `${part}`.padStart(2, '0'))).join(':');
}
