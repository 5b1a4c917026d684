import { expect, test } from 'vitest';
import { withVersion } from './page-version.ts';

const page = (body: string, script = 'a') =>
  `<html lang="fr" data-v="0"><script src="/_astro/x.${script}.js"></script>${body}</html>`;
const versionOf = (html: string) => / data-v="(\w+)"/.exec(withVersion(html))?.[1];

test('a page says its version, and keeps the rest', () => {
  const version = versionOf(page('<p>un</p>'));
  expect(version).toMatch(/^[0-9a-f]{8}$/);
  expect(withVersion(page('<p>un</p>'))).toBe(page('<p>un</p>').replace('"0"', `"${version}"`));
});

test.each([
  ['a text', page('<p>un</p>'), page('<p>deux</p>')],
  ['a script', page('<p>un</p>', 'a'), page('<p>un</p>', 'b')],
])('%s that changes makes a new version', (_, before, after) => {
  expect(versionOf(after)).not.toBe(versionOf(before));
});

test.each([
  [
    'days that pass',
    (text: string) => `<strong data-countdown="2026-12-01" data-words="[]">${text}</strong>`,
  ],
  ['people who join', (text: string) => `<dd data-varies>${text}</dd>`],
])('%s make none', (_, line) => {
  expect(versionOf(page(line('dans 3 jours')))).toBe(versionOf(page(line('demain'))));
  expect(withVersion(page(line('demain')))).toContain('demain');
});
