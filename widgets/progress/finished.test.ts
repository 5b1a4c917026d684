import { expect, test } from 'vitest';
import { isFinished, type Reading } from './finished.ts';

const read: Reading = { film: 'none', hasReachedEnd: true, seconds: 90, words: 600 };

test.each<[string, Partial<Reading>, boolean]>([
  ['read to its end, in the time of a quick reader', {}, true],
  ['read a little faster than anybody reads', { seconds: 89 }, false],
  ['opened for long, but not scrolled to its end', { seconds: 900, hasReachedEnd: false }, false],
  ['of a few words, left at once', { words: 20, seconds: 9 }, false],
  ['of a few words, looked at for a while', { words: 20, seconds: 10 }, true],
  ['with a film played to its end', { film: 'seen', seconds: 5, hasReachedEnd: false }, true],
  ['with a film that was not watched', { film: 'unseen', seconds: 900 }, false],
])('a lesson %s: %o', (_, facts, expected) => {
  expect(isFinished({ ...read, ...facts })).toBe(expected);
});
