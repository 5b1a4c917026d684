import { expect, test } from 'vitest';
import { parseDuration } from './admin-users.ts';

test.each([
  ['24h', 86_400],
  ['1h30m', 5400],
  ['45s', 45],
  ['none', null],
  ['', undefined],
  ['a day', undefined],
  ['1h and more', undefined],
])('the ban %j lasts %j seconds', (text, seconds) => {
  expect(parseDuration(text)).toBe(seconds);
});
