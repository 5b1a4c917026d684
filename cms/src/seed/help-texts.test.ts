import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mdxProblems } from '../checks/mdx-check';
import { readSeed } from './read-seed';

const root = join(import.meta.dirname, '../../seed');
const readJson = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));
const messages: Record<string, string> = readJson('../../messages/fr.json');

const categories = readSeed(root).help;
const pages = categories.flatMap(({ slug: category, pages }) =>
  pages.map((page) => ({ ...page, category, path: `/aide/${category}/${page.slug}/` })),
);
const slugs = new Set(pages.map(({ slug }) => slug));
const all = (text: string, pattern: RegExp) =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

test('help pages are whole: components, labels and files are known', () => {
  const faults = pages.flatMap(({ path, body, files }) =>
    mdxProblems(body, files).map(({ line, sentence }) => `${path} ${line}: ${sentence}`),
  );
  expect(faults).toEqual([]);
});

test('a button is quoted by its label, so that the help follows when it is renamed', () => {
  const texts = new Set(Object.values(messages));
  // The editors' guide quotes Strapi, and a tab its browser, which have some of the same words.
  const byHand = pages
    .filter(({ category }) => category !== 'redaction')
    .flatMap(({ path, body }) =>
      all(body.replaceAll(/<Browser [\s\S]*?<\/Browser>/g, ''), /«\u202f\**(.*?)\**\u202f»/g)
        .filter((quoted) => texts.has(quoted))
        .map((quoted) => `${path}: ${quoted}`),
    );
  expect(byHand).toEqual([]);
});

test('help pages lead to help pages that exist', () => {
  const known = new Set(pages.map(({ path }) => path));
  for (const { path, slug, body, related } of pages) {
    const links = all(body, /\]\((\/aide\/[^)#]+)/g);
    expect([path, links.filter((link) => !known.has(link))]).toEqual([path, []]);
    expect([path, related.filter((slug) => !slugs.has(slug))]).toEqual([path, []]);
    expect(related.length).toBeLessThanOrEqual(6);
    expect(related).not.toContain(slug);
  }
});

test('no two help pages share an address, and none is long', () => {
  expect(slugs.size).toBe(pages.length);
  const long = pages.filter(({ body }) => body.split(/\s+/).length > 500).map(({ path }) => path);
  expect(long).toEqual([]);
});

test('each picture of the help shows the buttons as they are called today', () => {
  const drawn: Record<string, Record<string, string>> = readJson('make/drawn-labels.json');
  for (const [picture, labels] of Object.entries(drawn)) {
    const now = Object.fromEntries(Object.keys(labels).map((key) => [key, messages[key]]));
    expect({ picture, labels: now }, 'run node cms/seed/make-media.mjs help').toEqual({
      picture,
      labels,
    });
  }
});

test('the words of the former site are still found, once', () => {
  const text = pages.map(({ body }) => body).join('\n');
  expect(all(text, /(\bLOGIN\b)/g)).toHaveLength(1);
  expect(all(text, /(\bLOGOUT\b)/g)).toHaveLength(1);
});
