import { mkdir, writeFile } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { LASTS, type PreviewedEntry, signPass } from '../../cms/src/preview/preview-pass.ts';
import { temporaryFolder } from '../publish/release-fixture.ts';
import { type BuildPreview, Previews } from './previews.ts';
import { createPreviewServer } from './serve-preview.ts';

const SECRET = 'a secret of the test, long enough';
const ENTRY: PreviewedEntry = { uid: 'api::lesson.lesson', documentId: 'budget', status: 'draft' };
const OTHER: PreviewedEntry = { ...ENTRY, documentId: 'role' };
const PICTURE = `${'a'.repeat(64)}.webp`;
const START = new Date('2026-11-25T09:00:00Z');

/** Pages with the entry's name, in place of Astro. */
const fakeBuild: BuildPreview = async ({ entry, folder }) => {
  const outDir = join(folder, 'site');
  await mkdir(join(outDir, 'cours'), { recursive: true });
  await mkdir(join(folder, 'content/media'), { recursive: true });
  const html = `<!doctype html><html><head></head><body><h1>${entry.documentId}</h1></body></html>`;
  await writeFile(join(outDir, 'cours/index.html'), html);
  await writeFile(join(outDir, 'page.css'), 'body{}');
  await writeFile(join(outDir, 'sw.js'), 'x');
  await writeFile(join(folder, 'content/media', PICTURE), 'a picture');
  await writeFile(join(folder, 'content/settings.json'), '{"secret":1}');
  return { path: '/cours/', outDir, digest: 'a' };
};

async function preview(build = fakeBuild) {
  const folder = await temporaryFolder();
  const previews = new Previews({
    folder: folder.path,
    cmsUrl: 'http://cms.test',
    build,
    faultOf: (error) => ({
      message: (error as Error).message,
      where: { collection: 'leçon', documentId: 'x1', field: 'body' },
    }),
  });
  let now = START;
  const server = createPreviewServer({
    secret: SECRET,
    cmsUrl: 'http://cms.test',
    previews,
    now: () => now,
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, cookie = '') =>
    fetch(`${url}${path}`, { redirect: 'manual', headers: cookie ? { cookie } : {} });
  return {
    previews,
    ask,
    after: (seconds: number) => {
      now = new Date(START.getTime() + seconds * 1000);
    },
    address: (entry = ENTRY, secret = SECRET) =>
      `/_apercu/${encodeURIComponent(signPass('address', entry, secret, START))}`,
    /** Follows a signed address, and gives the cookie. */
    enter: async (address: string) => {
      const response = await ask(address);
      await previews.settled();
      return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
      await folder[Symbol.asyncDispose]();
    },
  };
}

const PATHS = [
  '/',
  '/cours/',
  '/page.css',
  `/media/${PICTURE}`,
  '/_apercu/',
  '/_apercu/apercu.css',
];

test('without a pass nothing is here, whatever is asked', async () => {
  await using at = await preview();
  await at.enter(at.address());
  for (const path of [...PATHS, '/_apercu/refaire', '/robots.txt', '/sitemap.xml']) {
    const response = await at.ask(path);
    expect([path, response.status, await response.text()]).toEqual([path, 404, '404']);
  }
});

test('a signed address becomes a cookie that no script reads, and a clean address', async () => {
  await using at = await preview();
  const response = await at.ask(at.address());
  expect(response.status).toBe(303);
  expect(response.headers.get('location')).toBe('/_apercu/');
  const cookie = response.headers.get('set-cookie') ?? '';
  expect(cookie).toMatch(/; HttpOnly; SameSite=Strict; Max-Age=1800$/);
  expect(cookie).not.toContain(at.address().slice(-20));
  await at.previews.settled();
  const page = await at.ask('/_apercu/', cookie.split(';')[0]);
  expect([page.status, page.headers.get('location')]).toEqual([303, '/cours/']);
});

test.each([
  ['of another secret', (address: string) => address, 'the secret of somebody else'],
  ['for another entry', (address: string) => address.replace('budget', 'role'), SECRET],
  ['with half its signature', (address: string) => address.slice(0, -3), SECRET],
])('an address %s opens nothing', async (_, change, secret) => {
  await using at = await preview();
  const response = await at.ask(change(at.address(ENTRY, secret)));
  expect(response.status).toBe(404);
  expect(response.headers.get('set-cookie')).toBeNull();
});

test('replayed after its minutes, an address opens nothing; a cookie ends too', async () => {
  await using at = await preview();
  const cookie = await at.enter(at.address());
  at.after(LASTS.address);
  expect((await at.ask(at.address())).status).toBe(404);
  expect((await at.ask('/cours/', cookie)).status).toBe(200);
  at.after(LASTS.cookie);
  expect((await at.ask('/cours/', cookie)).status).toBe(404);
});

test('a cookie shows its own entry, and one of another secret or changed shows none', async () => {
  await using at = await preview();
  const [one, other] = [await at.enter(at.address()), await at.enter(at.address(OTHER))];
  expect(await (await at.ask('/cours/', one)).text()).toContain('<h1>budget</h1>');
  expect(await (await at.ask('/cours/', other)).text()).toContain('<h1>role</h1>');
  const foreign = signPass('cookie', ENTRY, 'the secret of somebody else', START);
  const address = signPass('address', ENTRY, SECRET, START);
  for (const pass of [foreign, address, '', 'x']) {
    const cookie = `preau-apercu=${encodeURIComponent(pass)}`;
    expect((await at.ask('/cours/', cookie)).status).toBe(404);
  }
  expect((await at.ask('/cours/', one.replace('budget', 'role'))).status).toBe(404);
});

test('no answer may be kept, found, framed elsewhere or watched by a worker', async () => {
  await using at = await preview();
  const cookie = await at.enter(at.address());
  for (const [path, given] of [
    ...PATHS.map((one) => [one, cookie]),
    ['/', ''],
    [at.address(), ''],
  ]) {
    const { headers } = await at.ask(path ?? '', given);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-robots-tag')).toContain('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  }
  const csp = (await at.ask('/cours/', cookie)).headers.get('content-security-policy');
  expect(csp).toContain("frame-ancestors 'self' http://cms.test;");
  expect(csp).toContain("worker-src 'none'");
  expect((await at.ask('/sw.js', cookie)).status).toBe(404);
});

test('pages say what they are; files and media come with them', async () => {
  await using at = await preview();
  const cookie = await at.enter(at.address());
  const page = await (await at.ask('/cours/', cookie)).text();
  expect(page).toContain('brouillon, personne d’autre ne le voit');
  expect(page).toContain(
    'http://cms.test/admin/content-manager/collection-types/api::lesson.lesson/budget',
  );
  expect(await (await at.ask('/page.css', cookie)).text()).toBe('body{}');
  expect(await (await at.ask(`/media/${PICTURE}`, cookie)).text()).toBe('a picture');
});

test.each([
  '/../content/settings.json',
  '/%2e%2e/content/settings.json',
  '/..%2fcontent/settings.json',
  '/media/..%2f..%2fcontent%2fsettings.json',
  '/%00',
])('nothing but the pages is reached by %s', async (path) => {
  await using at = await preview();
  const cookie = await at.enter(at.address());
  expect((await at.ask(path, cookie)).status).toBe(404);
});

test('while it is made, a page says so and goes on by itself', async () => {
  const end = Promise.withResolvers<void>();
  await using at = await preview(async (order) => {
    await end.promise;
    return fakeBuild(order);
  });
  const response = await at.ask(at.address());
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const waiting = await (await at.ask('/_apercu/', cookie)).text();
  expect(waiting).toContain('Aperçu en préparation…');
  expect(waiting).toContain('http-equiv="refresh"');
  expect((await at.ask('/cours/', cookie)).headers.get('location')).toBe('/_apercu/');
  end.resolve();
  await at.previews.settled();
  expect((await at.ask('/_apercu/', cookie)).headers.get('location')).toBe('/cours/');
});

test('a fault is the editor’s sentence, with the way back to the entry', async () => {
  await using at = await preview(async () => {
    throw new Error('leçon « budget » : le champ body, ligne 3, <b>…');
  });
  const cookie = await at.enter(at.address());
  const page = await (await at.ask('/_apercu/', cookie)).text();
  expect(page).toContain('leçon « budget » : le champ body, ligne 3, &#60;b&#62;…');
  expect(page).toContain(
    'http://cms.test/admin/content-manager/collection-types/api::lesson.lesson/x1',
  );
});

test('two who wait are one build, and one more for what came since', async () => {
  const orders: string[] = [];
  const end = Promise.withResolvers<void>();
  await using at = await preview(async (order) => {
    orders.push(order.entry.documentId);
    await end.promise;
    return fakeBuild(order);
  });
  for (let i = 0; i < 5; i += 1) at.previews.refresh(ENTRY);
  at.previews.refresh(OTHER);
  await Promise.resolve();
  expect(orders).toEqual(['budget']);
  end.resolve();
  await at.previews.settled();
  expect(orders).toEqual(['budget', 'budget', 'role']);
});
