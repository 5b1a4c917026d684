import { beforeEach, expect, test, vi } from 'vitest';
import { ASSETS, Copies, OFFLINE_PAGE, PAGES, readablePages, strategyFor } from './copies.ts';

const SITE = 'https://cours.exemple';
const DAY = 24 * 3600_000;

const pathOf = (request: Request | string) =>
  new URL(typeof request === 'string' ? request : request.url, SITE).pathname;

/** As much of a cache as is used. */
class FakeCache {
  readonly held = new Map<string, Response>();
  match = async (request: Request | string) => this.held.get(pathOf(request))?.clone();
  put = async (request: Request | string, response: Response) => {
    this.held.set(pathOf(request), response);
  };
  delete = async (request: Request | string) => this.held.delete(pathOf(request));
  keys = async () => [...this.held.keys()].map((path) => new Request(SITE + path));
}

const pages = new FakeCache();
const assets = new FakeCache();
/** Which caches there are: to open one is to make it. */
const made = new Set<string>();
const caches = {
  open: async (name: string) => {
    made.add(name);
    return (name === PAGES ? pages : assets) as unknown as Cache;
  },
};
let now = Date.parse('2026-11-25T10:00:00Z');
let isOnline = true;
const served = new Map<string, () => Response>();
const html = (text: string, status = 200) =>
  new Response(text, { status, headers: { 'content-type': 'text/html; charset=utf-8' } });
const file = (size = 10) => new Response('x', { headers: { 'content-length': String(size) } });

const online = async (request: Request | string) => {
  if (!isOnline) throw new TypeError('Failed to fetch');
  return served.get(pathOf(request))?.() ?? html('<h1>Rien</h1>', 404);
};
const fetched = vi.fn(online);
const newCopies = () =>
  new Copies({ caches, fetch: fetched, now: () => now, scripts: ['/_astro/a.js'] });
let copies = newCopies();
const ask = (path: string) => new Request(SITE + path);
const textOf = async (response: Promise<Response>) => (await response).text();

const LESSON = '/cours/c/m/l/';
const keep = (path = LESSON, files: string[] = []) =>
  copies.keep(path, `Titre ${path}`, files, now);

beforeEach(() => {
  copies = newCopies();
  made.clear();
  pages.held.clear();
  assets.held.clear();
  served.clear();
  fetched.mockReset().mockImplementation(online);
  isOnline = true;
  now = Date.parse('2026-11-25T10:00:00Z');
  for (const path of [OFFLINE_PAGE, '/deconnexion/']) {
    served.set(path, () => html(`<meta name="robots" content="noindex">${path}`));
  }
  served.set('/', () => html('accueil'));
  served.set(LESSON, () => html('première version'));
  served.set('/_astro/a.js', () => file());
});

test.each([
  ['GET', 'navigate', '/cours/c/m/l/', false, 'page'],
  ['GET', 'navigate', '/mon-espace/', false, 'page'],
  ['GET', 'navigate', '/media/abc.pdf', false, undefined],
  ['GET', 'no-cors', '/_astro/a.js', false, 'asset'],
  ['GET', 'cors', '/_astro/f.woff2', false, 'asset'],
  ['GET', 'no-cors', '/media/abc.webp', false, 'asset'],
  ['GET', 'no-cors', '/media/abc.mp4', false, undefined],
  ['GET', 'no-cors', '/media/abc.webp', true, undefined],
  ['GET', 'cors', '/rest/v1/lesson_bodies', false, undefined],
  ['GET', 'cors', '/storage/v1/object/sign/lesson-media/abc.webp', false, undefined],
  ['GET', 'cors', 'https://api.exemple/_astro/a.js', false, undefined],
  ['POST', 'cors', '/_astro/a.js', false, undefined],
])('%s %s %s (range: %s) is looked after as %s', (method, mode, address, hasRange, expected) => {
  const url = new URL(address, SITE).href;
  expect(strategyFor({ method, mode, url, hasRange }, SITE)).toBe(expected);
});

test('on the line a page is what the site says now; without, what was kept', async () => {
  await keep();
  served.set(LESSON, () => html('seconde version'));
  expect(await textOf(copies.page(ask(LESSON)))).toBe('seconde version');
  isOnline = false;
  expect(await textOf(copies.page(ask(LESSON)))).toBe('première version');
  expect(await textOf(copies.page(ask('/cours/c/m/autre/')))).toContain(OFFLINE_PAGE);
});

test('a line that does not answer counts as none, where there is a copy', async () => {
  await keep();
  vi.useFakeTimers();
  fetched.mockImplementationOnce(() => new Promise(() => {}));
  const answer = copies.page(ask(LESSON));
  await vi.advanceTimersByTimeAsync(5000);
  expect(await textOf(answer)).toBe('première version');
  vi.useRealTimers();
});

test('what is kept was asked for as anybody would', async () => {
  await keep();
  expect(fetched).toHaveBeenCalledWith(LESSON, { credentials: 'omit' });
});

test.each<[string, () => Response]>([
  ['locked again', () => html('<meta name="robots" content="noindex">')],
  ['gone', () => html('', 404)],
  ['no page', () => new Response('{}', { headers: { 'content-type': 'application/json' } })],
])('a page that is %s is kept no longer', async (_, answer) => {
  await keep();
  served.set(LESSON, answer);
  await keep();
  expect(pages.held.has(LESSON)).toBe(false);
});

test.each([429, 503])(
  'a server that answers %i says nothing about what is kept',
  async (status) => {
    await keep();
    served.set(LESSON, () => html('', status));
    await keep();
    expect(pages.held.has(LESSON)).toBe(true);
  },
);

test.each(['/mon-espace/', '/rest/v1/notes', '/connexion/'])('%s is never kept', async (path) => {
  served.set(path, () => html('à moi'));
  await keep(path);
  expect([...pages.held.keys()]).not.toContain(path);
  expect(fetched).not.toHaveBeenCalled();
});

test('with a page come its pictures and every script, but no film and nothing of the API', async () => {
  const wanted = ['/media/p.webp', '/media/film.mp4', '/rest/v1/notes', '/media/texte.pdf'];
  for (const path of wanted) served.set(path, () => file());
  await keep(LESSON, wanted);
  expect([...assets.held.keys()].sort()).toEqual(['/_astro/a.js', '/media/p.webp']);
  isOnline = false;
  expect((await copies.asset(ask('/media/p.webp'))).ok).toBe(true);
});

test('a file is fetched once, and a big or missing one is not kept', async () => {
  served.set('/media/grand.png', () => file(3_000_000));
  await keep(LESSON, ['/media/grand.png', '/media/absent.png']);
  await keep(LESSON);
  expect([...assets.held.keys()]).toEqual(['/_astro/a.js']);
  expect(fetched.mock.calls.filter(([path]) => path === '/_astro/a.js')).toHaveLength(1);
});

test('sixty pages are kept, the newest; with an older one go the files that it alone needed', async () => {
  for (let number = 0; number <= 60; number += 1) {
    const [path, picture] = [`/aide/c/${number}/`, `/media/${number}.png`];
    served.set(path, () => html(path));
    served.set(picture, () => file());
    now += 1000;
    await keep(path, [picture]);
  }
  const help = [...pages.held.keys()].filter((path) => path.startsWith('/aide/'));
  expect(help).toHaveLength(60);
  expect(help).not.toContain('/aide/c/0/');
  expect(assets.held.has('/media/0.png')).toBe(false);
  expect(assets.held.has('/media/60.png')).toBe(true);
  expect(pages.held.has(OFFLINE_PAGE)).toBe(true);
});

test('after sixty days a page goes, and never are forty megabytes passed', async () => {
  await keep();
  now += 61 * DAY;
  for (let number = 0; number < 25; number += 1) {
    const [path, picture] = [`/aide/c/${number}/`, `/media/${number}.png`];
    served.set(path, () => html(path));
    served.set(picture, () => file(1_900_000));
    now += 1000;
    await keep(path, [picture]);
  }
  expect(pages.held.has(LESSON)).toBe(false);
  const bytes = [...assets.held.values()].reduce(
    (sum, { headers }) => sum + Number(headers.get('content-length')),
    0,
  );
  expect(bytes).toBeGreaterThan(30_000_000);
  expect(bytes).toBeLessThanOrEqual(40_000_000);
});

test('the offline page lists lessons and help by title, the newest first, and nothing else', async () => {
  served.set('/aide/c/p/', () => html('aide'));
  await keep();
  now += 1000;
  await copies.keep('/aide/c/p/', 'Où est l’aide ?', [], now);
  expect(await readablePages(caches)).toEqual([
    { path: '/aide/c/p/', title: 'Où est l’aide ?' },
    { path: LESSON, title: `Titre ${LESSON}` },
  ]);
  await copies.drop(LESSON);
  expect(await readablePages(caches)).toHaveLength(1);
});

test('files of earlier releases that no kept page needs go with the next one', async () => {
  assets.held.set('/_astro/ancien.js', file());
  await keep();
  expect([...assets.held.keys()]).toEqual(['/_astro/a.js']);
  expect(ASSETS).not.toBe(PAGES);
});

/** What the page does as somebody signs out, once the worker has answered. */
function deleteCaches(): void {
  pages.held.clear();
  assets.held.clear();
  made.clear();
}

// The first answer is the page's own, then the three that are always there, then the files.
test.each([1, 2, 3, 4, 5, 6])(
  'who forgets while answer %i is on its way finds nothing kept afterwards',
  async (number) => {
    served.set('/media/p.webp', () => file());
    const answers = Array.from({ length: 6 }, () => Promise.withResolvers<void>());
    const asked = answers.map(() => Promise.withResolvers<void>());
    let count = 0;
    fetched.mockImplementation(async (request) => {
      const at = count++;
      asked[at]?.resolve();
      await answers[at]?.promise;
      return served.get(pathOf(request))?.() ?? html('', 404);
    });
    const keeping = keep(LESSON, ['/media/p.webp']);
    for (const { resolve } of answers.slice(0, number - 1)) resolve();
    await asked[number - 1]?.promise;
    copies.forget();
    deleteCaches();
    for (const { resolve } of answers) resolve();
    await keeping;
    expect([...pages.held.keys(), ...assets.held.keys(), ...made]).toEqual([]);
  },
);

test('a page shown before the forgetting is kept no more; one shown after it is', async () => {
  await keep();
  const before = now;
  now += 1000;
  copies.forget();
  deleteCaches();
  await copies.keep(LESSON, 'Titre', [], before);
  await copies.drop(LESSON);
  expect(await textOf(copies.page(ask(LESSON)))).toBe('première version');
  expect((await copies.asset(ask('/_astro/a.js'))).ok).toBe(true);
  expect([...pages.held.keys(), ...assets.held.keys(), ...made]).toEqual([]);
  now += 1000;
  await keep();
  expect(pages.held.has(LESSON)).toBe(true);
  expect(assets.held.has('/_astro/a.js')).toBe(true);
});

test('a file that is on its way to a page still reaches it, and is not kept', async () => {
  const answer = Promise.withResolvers<Response>();
  fetched.mockImplementationOnce(() => answer.promise);
  const asset = copies.asset(ask('/_astro/a.js'));
  await vi.waitFor(() => expect(fetched).toHaveBeenCalled());
  copies.forget();
  deleteCaches();
  answer.resolve(file());
  expect((await asset).ok).toBe(true);
  expect(assets.held.size).toBe(0);
});
