import { expect, test } from 'vitest';
import { parseRange } from './range.ts';

test.each([
  ['bytes=0-99', { start: 0, end: 99 }],
  ['bytes=100-', { start: 100, end: 999 }],
  ['bytes=-10', { start: 990, end: 999 }],
  ['bytes=-5000', { start: 0, end: 999 }],
  ['bytes=990-5000', { start: 990, end: 999 }],
  ['bytes=999-999', { start: 999, end: 999 }],
])('%s of 1000 bytes is a part', (header, part) => {
  expect(parseRange(header, 1000)).toEqual(part);
});

test.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])(
  '%s of 1000 bytes cannot be satisfied',
  (header) => {
    expect(parseRange(header, 1000)).toBe('unsatisfiable');
  },
);

test.each([null, '', 'bytes=-', 'bytes=5-1', 'bytes=0-1,5-9', 'lines=0-1', 'bytes=a-b'])(
  '%s asks for the whole file',
  (header) => {
    expect(parseRange(header, 1000)).toBeNull();
  },
);

test('an empty file has no parts', () => {
  expect(parseRange('bytes=0-0', 0)).toBe('unsatisfiable');
  expect(parseRange('bytes=-1', 0)).toBe('unsatisfiable');
});
