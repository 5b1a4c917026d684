import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unpackZip } from './unpack-zip.ts';

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
