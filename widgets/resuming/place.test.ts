import { expect, test } from 'vitest';
import {
  type Box,
  clockOf,
  distanceTo,
  isFurther,
  type Place,
  READING_LINE,
  textPlace,
} from './place.ts';

const place = (facts: Partial<Place>): Place => ({
  ...{ block: 0, fraction: 0, film: null, second: null },
  ...facts,
});
/** Blocks of 100 pixels each, scrolled up by so much. */
const page = (scrolled: number, count = 10): Box[] =>
  Array.from({ length: count }, (_, at) => ({ top: at * 100 - scrolled, height: 100 }));

test('the block at the reading line is the place, with what has passed of it', () => {
  expect(textPlace(page(READING_LINE + 250))).toEqual({ block: 4, fraction: 0.42 });
});

test('the top of a page is its first block', () => {
  expect(textPlace([{ top: 300, height: 50 }])).toEqual({ block: 0, fraction: 0 });
  expect(textPlace([])).toEqual({ block: 0, fraction: 0 });
});

test('past the end of the text is the end of its last block', () => {
  expect(textPlace(page(5000))).toEqual({ block: 9, fraction: 1 });
});

test('a block that is folded away is no place, and keeps its number', () => {
  const boxes = page(READING_LINE + 250);
  boxes[4] = undefined;
  expect(textPlace(boxes)).toEqual({ block: 3, fraction: 1 });
});

test('going to a place brings it back to the reading line, at any width', () => {
  const { block, fraction } = textPlace(page(777));
  const narrow: Box[] = Array.from({ length: 10 }, (_, at) => ({ top: at * 260, height: 260 }));
  const moved = distanceTo(place({ block, fraction }), narrow);
  const scrolled = narrow.map((box) => box && { ...box, top: box.top - moved });
  expect(textPlace(scrolled).block).toBe(block);
  expect(textPlace(scrolled).fraction).toBeCloseTo(fraction);
});

test('a text that has become shorter is resumed at its end', () => {
  expect(distanceTo(place({ block: 40, fraction: 0.1 }), page(0))).toBe(1000 - READING_LINE);
  expect(distanceTo(place({ block: 40 }), [])).toBe(0);
});

test.each([
  [{ block: 1, fraction: 0.9 }, false],
  [{ block: 2 }, true],
  [{ film: 0, second: 4 }, false],
  [{ film: 0, second: 5 }, true],
])('%j is worth coming back to: %s', (facts, expected) => {
  expect(isFurther(place(facts))).toBe(expected);
});

test.each([
  [0, '0:00'],
  [9, '0:09'],
  [192, '3:12'],
  [600, '10:00'],
  [3725, '1:02:05'],
])('%i seconds are %s', (second, text) => {
  expect(clockOf(second)).toBe(text);
});
