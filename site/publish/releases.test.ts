import { mkdir, readdir } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { emptyRelease, temporaryFolder, writeRelease } from './release-fixture.ts';
import { digestOf, prune, servedRelease, serveRelease } from './releases.ts';

async function folderWith(ids: number[]) {
  const folder = await temporaryFolder();
  for (const id of ids) await writeRelease(folder.path, id, { 'index.html': String(id) });
  return folder;
}

const left = async (path: string) =>
  (await readdir(path)).filter((name) => /^\d+$/.test(name)).sort();

test('the link leads to one release after the other', async () => {
  await using folder = await folderWith([1, 2]);
  expect(await servedRelease(folder.path)).toBeUndefined();
  await serveRelease(folder.path, 1);
  await serveRelease(folder.path, 2);
  expect(await servedRelease(folder.path)).toBe(2);
});

test.each([
  [5, ['3', '4', '5']],
  [4, ['2', '3', '4', '5']],
  [2, ['1', '2', '5']],
])('with %i live, %s are kept', async (live, kept) => {
  await using folder = await folderWith([1, 2, 3, 4, 5]);
  await prune(folder.path, live);
  expect(await left(folder.path)).toEqual(kept);
});

test('a release of a number that is there already takes its place', async () => {
  await using folder = await temporaryFolder();
  await mkdir(`${folder.path}/7/site`, { recursive: true });
  await writeRelease(folder.path, 7, { 'index.html': 'new' });
  expect(await left(folder.path)).toEqual(['7']);
});

test('two builds differ when a page or the catalogue does, not by their hour', () => {
  const files = { '/index.html': { hash: 'a', size: 1 } };
  const digest = digestOf(emptyRelease(), files);
  expect(digestOf(emptyRelease({ buildNow: '2027-01-01T00:00:00.000Z' }), files)).toBe(digest);
  expect(digestOf(emptyRelease({ bodies: { a: '<p>' } }), files)).not.toBe(digest);
  expect(digestOf(emptyRelease(), { '/index.html': { hash: 'b', size: 1 } })).not.toBe(digest);
});
