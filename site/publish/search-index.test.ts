import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { assemble } from '../cms/assemble.ts';
import { smallContent } from '../cms/fake-strapi.ts';
import { readCms } from '../cms/read-cms.ts';
import type { Content } from '../cms/write-content.ts';
import { find, refuseLeaks, type Secrets } from './leak-check.ts';
import { isPagefindData, openPagefindData } from './pagefind-files.ts';
import { temporaryFolder } from './release-fixture.ts';
import { indexForSearch } from './search-index.ts';
import { listFiles } from './site-index.ts';

const NOW = new Date('2026-01-06T00:00:00Z');

async function smallSite(): Promise<Content> {
  const { content } = await smallContent();
  const cms = await readCms({
    readAll: async (path) => {
      const all = content[path];
      return Array.isArray(all) ? all : [];
    },
    readOne: async (path) => content[path],
    download: async () => Buffer.from(''),
  });
  const file = (id: string, name: string, letter: string) => {
    const ext = name.slice(name.lastIndexOf('.') + 1);
    const about = { mime: 'image/jpeg', size: 1, width: null, height: null, variants: [] };
    const hash = letter.repeat(64);
    return [id, { id: `${id}-${hash.slice(0, 12)}.${ext}`, name, ext, hash, ...about }] as const;
  };
  const byDocument = new Map([
    file('plan', 'plan.jpg', 'a'),
    file('kit', 'kit.odt', 'b'),
    file('carte', 'carte.jpg', 'c'),
    file('film', 'film.mp4', 'd'),
    file('vtt', 'film.fr.vtt', 'e'),
  ]);
  return assemble(cms, { byDocument }, NOW).content;
}

const OPEN_BODY =
  '<main><h1>Bienvenue</h1><nav>introuvable</nav><div class="lesson-body" data-pagefind-body><p>Une mosaïque d’œuvres.</p></div></main>';

/** The pages of the small content, as Astro would have left them. */
async function pagesIn(folder: string, content: Content, body = OPEN_BODY): Promise<void> {
  const addresses: string[] = [];
  for (const { data } of content.helpPages) {
    const category = content.helpCategories.find(({ id }) => id === data.categoryId);
    addresses.push(`aide/${category?.slug}/${data.slug}`);
  }
  for (const lesson of content.lessons) {
    const module = content.modules.find(({ data }) => data.id === lesson.moduleId)?.data;
    const course = content.courses.find(({ id }) => id === lesson.courseId);
    addresses.push(`cours/${course?.slug}/${module?.slug}/${lesson.slug}`);
  }
  for (const address of addresses) {
    await mkdir(join(folder, address), { recursive: true });
    await writeFile(join(folder, address, 'index.html'), `<html lang="fr">${body}</html>`);
  }
}

async function fragments(folder: string) {
  const paths = (await listFiles(folder)).filter((path) => path.endsWith('.pf_fragment'));
  const all = paths.map(async (path) =>
    JSON.parse(openPagefindData(await readFile(path)).toString()),
  );
  return (await Promise.all(all)) as {
    url: string;
    content: string;
    filters: object;
    meta: object;
  }[];
}

test('open lessons, help pages and courses are found, each with its place; nothing else is', async () => {
  await using folder = await temporaryFolder();
  const content = await smallSite();
  await pagesIn(folder.path, content);
  await indexForSearch(folder.path, content);
  const found = await fragments(folder.path);
  const open = content.lessonBodies.map(({ data }) => data.id);
  const locked = content.lessons.filter(({ id }) => !open.includes(id));
  expect(locked.length).toBeGreaterThan(0);
  expect(found.length).toBe(
    open.length + content.helpPages.length + content.courses.length + content.modules.length,
  );
  for (const { slug } of locked) {
    expect(found.filter(({ url }) => url.endsWith(`/${slug}/`))).toEqual([]);
  }
  const lesson = found.find(({ content: text }) => text.includes('mosaïque'));
  expect(lesson?.content).not.toContain('introuvable');
  expect(lesson).toMatchObject({ filters: { group: [expect.stringMatching(/help|lesson/)] } });
  expect(JSON.stringify(lesson?.meta)).toContain('›');
});

test('its words stand beside the index, and pagefind’s own interface does not', async () => {
  await using folder = await temporaryFolder();
  const content = await smallSite();
  await pagesIn(folder.path, content);
  await indexForSearch(folder.path, content);
  const names = (await listFiles(folder.path)).map((path) => path.split('/pagefind/')[1] ?? '');
  expect(names).toContain('pagefind.js');
  expect(names).toContain('wasm.fr.pagefind');
  expect(names.filter((name) => /-ui|highlight|unknown/.test(name))).toEqual([]);
  expect(await readFile(join(folder.path, 'pagefind/words.txt'), 'utf8')).toContain('mosaïque');
});

test('a page without a body to index stops the build', async () => {
  await using folder = await temporaryFolder();
  const content = await smallSite();
  await pagesIn(folder.path, content, '<main>sans corps</main>');
  await expect(indexForSearch(folder.path, content)).rejects.toThrow(/no data-pagefind-body/);
});

test('pagefind’s process ends with the index', async () => {
  await using folder = await temporaryFolder();
  const content = await smallSite();
  await pagesIn(folder.path, content);
  await indexForSearch(folder.path, content);
  const { stdout } = spawnSync('ps', ['--ppid', String(process.pid), '-o', 'args='], {
    encoding: 'utf8',
  });
  // One that has ended is listed as defunct until this process next looks at its children.
  expect(stdout.split('\n').filter((line) => /pagefind(?!.*defunct)/.test(line))).toEqual([]);
});

test('what leaked into the index is found there, behind its compression', async () => {
  await using folder = await temporaryFolder();
  const content = await smallSite();
  const secret = 'le quorum secret';
  await pagesIn(folder.path, content, OPEN_BODY.replace('d’œuvres', secret));
  await indexForSearch(folder.path, content);
  const secrets: Secrets = {
    words: new Map(),
    names: new Map([[secret, 'Le quorum']]),
    runs: new Map(),
  };
  const holding: string[] = [];
  for (const path of (await listFiles(folder.path)).filter(isPagefindData)) {
    if (find(openPagefindData(await readFile(path)).toString(), secrets)) holding.push(path);
  }
  expect(holding.length).toBeGreaterThan(0);
  const index = join(folder.path, 'pagefind');
  await expect(refuseLeaks(index, secrets)).rejects.toThrow(/« Le quorum »/);
});
