import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { unpackZip } from './unpack-zip.ts';

vi.mock('fflate', async (load) => {
  const real = await load<typeof import('fflate')>();
  return { ...real, unzipSync: vi.fn(real.unzipSync) };
});

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'preau-zip-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const zipOf = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const filesThere = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());

test('a course is unpacked, without what computers add', () => {
  const zip = zipOf({
    'Mon cours/1-a/1-b.md': 'Été',
    'Mon cours/course.yml': 'title: x',
    'Mon cours/.DS_Store': '',
    '__MACOSX/Mon cours/x': '',
  });
  const root = unpackZip(zip, folder);
  expect(basename(root)).toBe('Mon cours');
  expect(readFileSync(join(root, '1-a/1-b.md'), 'utf8')).toBe('Été');
  expect(filesThere()).toHaveLength(2);
});

test('an archive of what is in the folder is the course itself', () => {
  expect(unpackZip(zipOf({ '1-a/1-b.md': 'x' }), folder)).toBe(join(folder, ''));
});

test.each(['../dehors.md', '/etc/x.md', 'a/../../x.md', '..\\x.md', 'C:\\x.md'])(
  '%s is refused, and nothing is written',
  (name) => {
    expect(() => unpackZip(zipOf({ '1-a/1-b.md': 'x', [name]: 'y' }), folder)).toThrow(
      /sortirait du dossier/,
    );
    expect(filesThere()).toEqual([]);
    expect(existsSync(join(folder, '..', 'dehors.md'))).toBe(false);
  },
);

test('an archive that would swell is refused before it is opened', () => {
  const zip = Buffer.from(zipOf({ '1-a/1-b.md': 'x' }));
  const directory = zip.indexOf('PK\u0001\u0002');
  zip.writeUInt32LE(301 * 1024 * 1024, directory + 24);
  expect(() => unpackZip(zip, folder)).toThrow(/pèserait plus de 300 Mo/);
});

test('too many files, none, or no archive at all are refused', () => {
  const many = Object.fromEntries(Array.from({ length: 2001 }, (_, at) => [`a/${at}.md`, '']));
  expect(() => unpackZip(zipOf(many), folder)).toThrow(/2001 fichiers/);
  expect(() => unpackZip(zipOf({}), folder)).toThrow(/aucun fichier/);
  expect(() => unpackZip(strToU8('bonjour'), folder)).toThrow(/pas un fichier .zip/);
});

/** An archive in which files bear names that no tool would write: each of the same length as its own. */
const renamed = (zip: Uint8Array, from: string, to: string) =>
  Buffer.from(Buffer.from(zip).toString('latin1').replaceAll(from, to), 'latin1');

test('two files with one path are refused, whatever the way it is written', () => {
  const twice = renamed(zipOf({ '1-a/1-b.md': 'x', '1-a/1-c.md': 'y' }), '1-c.md', '1-b.md');
  const loud = zipOf({ '1-a/1-b.md': 'x', '1-A/1-B.md': 'y' });
  const winding = zipOf({ '1-a/1-b.md': 'x', '1-a/./1-b.md': 'y' });
  for (const zip of [twice, loud, winding]) {
    expect(() => unpackZip(zip, folder)).toThrow(/portent ce nom/);
    expect(filesThere()).toEqual([]);
  }
});

test('the archive is not gone through for each file, but for some megabytes at a time', () => {
  const large = new Uint8Array(20 * 1024 * 1024);
  const small = Array.from({ length: 300 }, (_, at) => [`2-b/${at}.md`, strToU8('é')] as const);
  const files = { '1-a/1-b.md': large, '1-a/2-c.md': large, ...Object.fromEntries(small) };
  const zip = zipSync(files, { level: 0 });
  vi.mocked(unzipSync).mockClear();
  unpackZip(zip, folder);
  // Its list, then two batches.
  expect(unzipSync).toHaveBeenCalledTimes(3);
  const sizes = Object.keys(files).map((path) => statSync(join(folder, path)).size);
  expect(sizes).toEqual([large.length, large.length, ...small.map(() => 2)]);
});

test('a name that no disk takes is refused', () => {
  expect(() => unpackZip(zipOf({ [`1-a/${'x/'.repeat(500)}b.md`]: 'x' }), folder)).toThrow(
    /nom trop long/,
  );
});
