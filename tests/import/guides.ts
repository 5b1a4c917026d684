// `node tests/import/guides.ts [folder]`: imports a folder of Markdown into the running stack, waits
// for the site, and accounts in a browser for every chapter, picture, table, link and word of it.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { askPublisher } from '#site/publish/ask-publisher.ts';
import { BROWSER_FLAGS, requireBrowser } from '../browser.ts';
import { readStack } from '../stack.ts';
import {
  accountForContainers,
  accountForDanger,
  accountForLinks,
  accountForMarkup,
  accountForPictures,
  accountForTables,
  accountForWords,
  fileAt,
  type Place,
} from './account.ts';
import { readPage } from './page.ts';
import { importFolder, type Report } from './report.ts';
import { type Guide, readSource, type Source } from './source.ts';
import { wordsIn } from './words.ts';

const { siteUrl } = readStack();
let passed = 0;
let failed = 0;

function check(what: string, complaints: string[]) {
  if (complaints.length === 0) passed++;
  else failed++;
  for (const complaint of complaints) console.log(`FAILED ${what}: ${complaint}`);
}
const unless = (isGood: boolean, complaint: string) => (isGood ? [] : [complaint]);

/** The course whose modules hold lessons of these titles, in this order. */
async function findCourse(page: Page, { guides }: Source): Promise<string> {
  const sitemap = await (await fetch(`${siteUrl}/sitemap.xml`)).text();
  for (const [, path = ''] of sitemap.matchAll(/(\/cours\/[^/<]+\/)</g)) {
    await page.goto(`${siteUrl}${path}`);
    const lists = await page
      .locator('section.module ol.rows')
      .evaluateAll((all) => all.map((list) => [...list.children].map((row) => row.textContent)));
    const isIt = guides.every(({ lessons }, at) =>
      lessons.every(({ title = '' }, row) =>
        wordsIn(lists[at]?.[row] ?? '')
          .join(' ')
          .includes(wordsIn(title).join(' ')),
      ),
    );
    if (isIt && lists.length === guides.length) return path;
  }
  throw new Error('No course of the site has the modules and lessons of this folder');
}

async function visit(page: Page, address: string): Promise<string[]> {
  // To an anchor of the page that is open already would be no visit.
  await page.goto('about:blank');
  const answer = await page.goto(`${siteUrl}${address}`, { waitUntil: 'load' });
  return unless(answer?.status() === 200, `${address} answers ${answer?.status()}`);
}

/** Reads the page of every chapter; an introduction is read in the course's DÉTAILS. */
async function readPlaces(page: Page, course: string, source: Source, report: Report) {
  const places: Place[] = [];
  const noteOf = (path: string) => report.lines.get(path)?.detail ?? '';
  for (const [at, guide] of source.guides.entries()) {
    check(guide.folder, await visit(page, `${course}#details`));
    const section = page.locator('section.module').nth(at);
    const links = await section
      .locator('ol.rows a')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('href') ?? ''));
    const chapter = guide.introduction;
    if (chapter) {
      const id = await section.getAttribute('id');
      const shown = await readPage(page, `[id="${id}"] h2, [id="${id}"] .module-introduction`);
      check(chapter.path, unless(await section.isVisible(), 'its introduction cannot be seen'));
      places.push({ chapter, href: `${course}#${id}`, note: noteOf(chapter.path), shown });
    }
    places.push(...(await readLessons(page, guide, links, noteOf)));
  }
  return places;
}

async function readLessons(
  page: Page,
  { lessons }: Guide,
  links: string[],
  noteOf: (path: string) => string,
): Promise<Place[]> {
  const places: Place[] = [];
  for (const [at, chapter] of lessons.entries()) {
    const href = links[at] ?? '';
    check(`${chapter.path}, page`, await visit(page, href));
    const shown = await readPage(page, '.lesson h1, .lesson-body');
    const title = (await page.locator('h1').textContent()) ?? '';
    const isNamed = wordsIn(title).join(' ') === wordsIn(chapter.title ?? title).join(' ');
    check(`${chapter.path}, title`, unless(isNamed && title.trim() !== '', `« ${title} »`));
    places.push({ chapter, href, note: noteOf(chapter.path), shown });
  }
  return places;
}

/** Every address within the site that a chapter names answers, and holds the anchor. */
async function checkAnswers(places: Place[]) {
  const pages = new Map<string, Promise<string | undefined>>();
  const get = async (path: string) => {
    const answer = await fetch(`${siteUrl}${path}`);
    return answer.status === 200 ? answer.text() : undefined;
  };
  for (const { chapter, href, shown } of places) {
    for (const link of shown.links.filter((link) => /^[/#]/.test(link.href))) {
      const [path = '', anchor] = link.href.split('#');
      const address = path || (href.split('#')[0] ?? '');
      if (!pages.has(address)) pages.set(address, get(address));
      const html = await pages.get(address);
      const isThere = !anchor || html?.includes(`id="${decodeURIComponent(anchor)}"`);
      const complaint =
        html === undefined ? 'does not answer' : isThere ? '' : 'has no such anchor';
      check(`${chapter.path}, link ${link.href}`, unless(complaint === '', complaint));
    }
  }
}

async function account(browser: Browser, source: Source, report: Report) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  const course = await findCourse(page, source);
  const places = await readPlaces(page, course, source, report);
  const words = { all: 0, lost: 0 };
  for (const place of places) {
    const { path } = place.chapter;
    check(`${path}, pictures`, await accountForPictures(place, source));
    check(`${path}, tables`, accountForTables(place));
    check(`${path}, links`, accountForLinks(place, places));
    check(`${path}, containers`, accountForContainers(place));
    check(`${path}, markup`, accountForMarkup(place));
    check(`${path}, danger`, accountForDanger(place));
    const { lost, isGood } = accountForWords(place);
    words.all += place.chapter.words.length;
    words.lost += lost.length;
    const kept = `${lost.length} of ${place.chapter.words.length} words are lost`;
    check(`${path}, words`, unless(isGood, kept));
    for (const word of lost) console.log(`lost   ${path}: ${word}`);
  }
  await checkAnswers(places);
  for (const picture of source.pictures) {
    const isShown = places.some(({ chapter }) =>
      chapter.pictures.some(({ url }) => fileAt(source, chapter, url) === picture),
    );
    const isReported = report.lines.get(picture)?.outcome === 'non pris';
    check(picture, unless(isShown !== isReported, isShown ? 'reported' : 'shown nowhere, unsaid'));
  }
  const sum = (count: (place: Place) => number) => places.reduce((all, one) => all + count(one), 0);
  console.log(
    [
      `${course}: ${source.guides.length} modules, ${places.length} chapters`,
      `${source.pictures.length} picture files, ${sum(({ shown }) => shown.pictures.length)} shown`,
      `${sum(({ shown }) => shown.tables.length)} tables with ${sum(({ shown }) => shown.tables.flat().length)} rows`,
      `${sum(({ chapter }) => chapter.links.length)} links`,
      `${sum(({ shown }) => shown.callouts.length)} containers`,
      `${words.all - words.lost} of ${words.all} words kept (${((1 - words.lost / words.all) * 100).toFixed(2)} %)`,
    ].join('\n'),
  );
}

const [given] = process.argv.slice(2);
const folder = resolve(given ?? '');
if (!given || !existsSync(folder)) {
  console.error('Name a folder of Markdown: node tests/import/guides.ts <folder>');
  process.exit(1);
}
const source = readSource(folder);
const report = importFolder(folder);
check('import', unless(report.isDone, report.output));
const answer = await askPublisher('/publish?wait');
check('publication', unless(answer.status === 200, answer.body.message ?? `${answer.status}`));

const browser = await chromium.launch({ executablePath: requireBrowser(), args: BROWSER_FLAGS });
try {
  await account(browser, source, report);
} finally {
  await browser.close();
}

const again = importFolder(folder);
const changed = [...again.lines].filter(
  ([, { outcome }]) => !/^(inchangé|non pris)$/.test(outcome),
);
check('the same import again', [
  ...unless(again.isDone, again.output),
  ...unless(again.lines.size === report.lines.size, 'it speaks of other files'),
  ...changed.map(([path, { outcome }]) => `${path} ${outcome}`),
]);

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
