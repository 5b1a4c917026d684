import { expect, test } from 'vitest';
import { LASTS, type PreviewedEntry, readPass, signPass } from './preview-pass';

const SECRET = 'a secret of the test, long enough';
const NOW = new Date('2026-11-25T09:00:00Z');
const ENTRY: PreviewedEntry = {
  uid: 'api::lesson.lesson',
  documentId: 'abc123',
  status: 'draft',
};
const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const pass = signPass('address', ENTRY, SECRET, NOW);

test('a pass opens its entry, to the second of its end', () => {
  expect(readPass('address', pass, SECRET, NOW)).toEqual(ENTRY);
  expect(readPass('address', pass, SECRET, later(LASTS.address - 1))).toEqual(ENTRY);
});

test('replayed after its end, it opens nothing', () => {
  expect(readPass('address', pass, SECRET, later(LASTS.address))).toBeUndefined();
});

test.each([
  ['another entry', pass.replace('abc123', 'abc124')],
  ['another type', pass.replace('lesson.lesson', 'page.page')],
  ['another version', pass.replace('draft', 'published')],
  ['a later end', pass.replace(/~(\d+)~/, (_, until) => `~${Number(until) + 9}~`)],
  ['no signature', pass.slice(0, pass.lastIndexOf('~') + 1)],
  ['half a signature', pass.slice(0, -4)],
  ['nothing', ''],
  ['a word', 'x'],
])('changed to %s, it opens nothing', (_, changed) => {
  expect(readPass('address', changed, SECRET, NOW)).toBeUndefined();
});

test('of another secret, or for another use, it opens nothing', () => {
  const foreign = signPass('address', ENTRY, 'the secret of somebody else', NOW);
  expect(readPass('address', foreign, SECRET, NOW)).toBeUndefined();
  expect(readPass('cookie', pass, SECRET, NOW)).toBeUndefined();
});

test('without a secret nothing is signed and nothing read', () => {
  expect(() => signPass('address', ENTRY, '', NOW)).toThrow('PREVIEW_SECRET');
  expect(() => readPass('address', pass, '', NOW)).toThrow('PREVIEW_SECRET');
});
