import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readCourseFolder } from './course-folder.ts';
import { folderEntries } from './folder-entries.ts';
import { faultLine } from './import-fault.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'preau-folder-'));
});
afterEach(() => rmSync(root, { recursive: true }));

const PNG = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function read(files: Record<string, string | Buffer>) {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  const folder = readCourseFolder(root);
  const links = new Map([['1-a/2-c.mdx', '/cours/c/a/c/']]);
  const addresses = { entries: new Map(), slugs: new Map(), links };
  const { entries, faults } = folderEntries(folder, addresses, { title: 'Cours', slug: 'cours' });
  return { folder, entries, faults: faults.map(faultLine) };
}

test('files of both kinds become entries', () => {
  const { entries, faults, folder } = read({
    '1-a/README.md': '# Module\n\nBonjour',
    '1-a/1-b.md': Buffer.from(
      '# L\xe9gende\n\n![Plan](p.png) [c](2-c.mdx) [d](absent.md)',
      'latin1',
    ),
    '1-a/2-c.mdx':
      '---\nkind: video\nvideo: f/film.mp4\nsubtitles:\n  fr: f/film.vtt\nfiles:\n  - p.png\n---\n\n<Figure file="p.png" alt="Plan" />\n',
    '1-a/p.png': PNG,
    '1-a/f/film.mp4': '\0\0\0\x18ftypmp42',
    '1-a/f/film.vtt': 'WEBVTT\n',
    '1-a/reste.txt': 'x',
    '.git/1.md': 'x',
  });
  expect(faults).toEqual([]);
  const [course, module, first, second] = entries;
  expect(course?.fields).toEqual({ title: 'Cours' });
  expect(module?.fields).toMatchObject({ title: 'Module', position: 1, introduction: 'Bonjour' });
  expect(first?.fields).toMatchObject({
    title: 'Légende',
    kind: 'lesson',
    body: '![Plan](p.png) [c](/cours/c/a/c/) d',
  });
  expect(first?.detail).toContain('Windows-1252');
  expect(first?.lost).toEqual([{ url: 'absent.md', text: 'd' }]);
  expect(second?.fields).toMatchObject({
    kind: 'video',
    body: '<Figure file="p.png" alt="Plan" />',
    video: { name: 'film.mp4' },
    subtitles: [{ language: 'fr', file: { name: 'film.vtt' } }],
  });
  expect(folder.others).toContain('1-a/reste.txt');
});

test('every fault is told, with its file and line', () => {
  const { faults } = read({
    '1-a/1-b.md': '---\nslug: b\nkind: film\n---\n\n![x](p.png)',
    '1-a/2-c.mdx': '---\nslug: b\nvideo: absent.mp4\n---\n\nun\n\n<Danger />\n\n[x](rien.mdx)',
    '1-a/3-d.md': '---\ntitle: D\n',
    '1-a/4-e.mdx': '---\nkind: video\n---\n',
    '1-a/5-f.md': '![x](drole.png)',
    '1-a/drole.png': 'pas une image',
  });
  for (const expected of [
    /^1-a\/1-b\.md, ligne 3 : « kind »/,
    /^1-a\/1-b\.md, ligne 6 : le fichier « p\.png » manque/,
    /^1-a\/2-c\.mdx, ligne 3 : le fichier « absent\.mp4 » manque/,
    /^1-a\/2-c\.mdx, ligne 8 : « Danger »/,
    /^1-a\/2-c\.mdx, ligne 10 : le lien « rien\.mdx »/,
    /^1-a\/3-d\.md, ligne 1 : le bloc qui commence par « --- »/,
    /^1-a\/4-e\.mdx : Cette vidéo n’a ni fichier/,
    /^1-a\/5-f\.md, ligne 1 : .*drole\.png.* n’est pas de ce format/,
  ]) {
    expect(faults.map((fault) => fault.replace(/\s/g, ' '))).toContainEqual(
      expect.stringMatching(expected),
    );
  }
});

test('two files that ask for one address are told', () => {
  const { faults } = read({
    '1-a/1-b.md': '---\nslug: x\n---\nB',
    '2-c/1-d.md': '---\nslug: x\n---\nD',
  });
  expect(faults).toEqual([
    '2-c/1-d.md, ligne 2 : l’adresse « x » est déjà celle de 1-a/1-b.md, ligne 2. Donnez-en une autre.',
  ]);
});

test('a course file speaks for the course, and its texts', () => {
  const { entries, faults } = read({
    'course.yml': 'title: Un\ntagline: Deux\nfiles:\n  - files/p.png\n',
    'presentation.mdx': '![Plan](p.png)\n',
    'files/p.png': PNG,
    '1-a/1-b.md': 'B',
  });
  expect(faults).toEqual([]);
  expect(entries[0]?.fields).toMatchObject({ tagline: 'Deux', presentation: '![Plan](p.png)' });
  expect(entries[0]?.fields['files']).toHaveLength(1);
});

test('a folder without lessons says so', () => {
  expect(read({ 'a.md': 'x' }).faults).toEqual([expect.stringContaining('aucune leçon')]);
});
