// Steps 1 and 2 of a publication: from the CMS to a folder that can be served, and beside it what
// the database needs. `npm run build`; the publisher runs it in a process of its own.
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildNow } from '../cms/build-now.ts';
import { CmsError } from '../cms/cms-error.ts';
import { contentDir } from '../cms/content-dir.ts';
import { pull } from '../cms/pull.ts';
import { connect } from '../cms/strapi.ts';
import type { Content } from '../cms/write-content.ts';
import { isProduction, refuseMissingFacts } from '../legal/missing-facts.ts';
import { type Failed, failed } from './apart.ts';
import { takeTurn } from './build-lock.ts';
import { linkModules } from './content-modules.ts';
import { releaseDir } from './gated-bodies.ts';
import { refuseMissingHelp } from './help-check.ts';
import { refuseLeaks, secretsOf } from './leak-check.ts';
import { makeRelease } from './release.ts';
import { indexForSearch } from './search-index.ts';
import { indexSite, listFiles } from './site-index.ts';

const ROOT = resolve(import.meta.dirname, '../..');

export type Built = { seconds: Record<string, number>; pages: number; notices: string[] };

/** What the publisher hears from the process that builds. */
export type BuildMessage = { built: Built } | Failed;

export async function buildSite(): Promise<Built> {
  const now = buildNow();
  process.env['BUILD_NOW'] = now.toISOString();
  const folder = contentDir();
  process.env['CONTENT_DIR'] = folder;
  const outDir = resolve(process.env['OUT_DIR'] ?? join(ROOT, 'dist'));
  process.env['OUT_DIR'] = outDir;
  const beside = releaseDir(outDir);
  process.env['RELEASE_DIR'] = beside;

  const watch = stopwatch();
  const strapi = connect({ url: required('STRAPI_URL'), token: required('STRAPI_TOKEN') });
  const { content, notices } = await pull(strapi, folder, now);
  if (isProduction(process.env)) refuseMissingFacts(content);
  await linkModules(folder, ROOT);
  watch.lap('pull');

  await rm(outDir, { recursive: true, force: true });
  await mkdir(beside, { recursive: true });
  const { build } = await import('astro');
  const logLevel = process.env['ASTRO_LOG'] === 'info' ? 'info' : 'error';
  const cacheDir = join(folder, 'astro-cache');
  await takeTurn(join(ROOT, '.astro/build.lock'), () =>
    build({ root: ROOT, outDir, cacheDir, logLevel, vite: { logLevel } }),
  );
  watch.lap('astro');

  const gatedHtml = await readBodies(join(beside, 'bodies'));
  await indexForSearch(outDir, content);
  watch.lap('search');
  await copyMedia(content, folder, outDir);
  await refuseLeaks(outDir, secretsOf(content));
  await refuseMissingHelp(outDir);
  watch.lap('check');
  const index = await indexSite(outDir);
  await writeFile(join(beside, 'site-index.json'), JSON.stringify(index));
  const release = makeRelease(content, gatedHtml, now);
  await writeFile(join(beside, 'release.json'), JSON.stringify(release));
  watch.lap('compress');
  const pages = Object.keys(index).filter((path) => path.endsWith('.html')).length;
  return { seconds: watch.laps, pages, notices };
}

function required(name: string): string {
  const value = process.env[name];
  if (value) return value;
  throw new CmsError(
    `La variable ${name} manque. « npm start » la donne ; ailleurs, voyez DEPLOY.md.`,
  );
}

function stopwatch() {
  const laps: Record<string, number> = {};
  let last = performance.now();
  return {
    laps,
    lap(name: string) {
      const now = performance.now();
      laps[name] = Math.round((now - last) / 10) / 100;
      last = now;
    },
  };
}

async function readBodies(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder);
  return new Map(
    await Promise.all(
      names.map(async (name) => {
        const html = await readFile(join(folder, name), 'utf8');
        return [name.slice(0, -'.html'.length), html] as const;
      }),
    ),
  );
}

/** Copies the public files that some page names; what nothing names is not published. */
async function copyMedia(content: Content, folder: string, outDir: string): Promise<void> {
  const isPublic = new Set(
    content.media
      .filter((file) => file.isPublic)
      .flatMap((file) => [
        `${file.hash}.${file.ext}`,
        ...file.variants.map(({ hash }) => `${hash}.webp`),
      ]),
  );
  const named = new Set<string>();
  const texts = (await listFiles(outDir)).filter((path) => /\.(html|xml|json)$/.test(path));
  const bodies = (await listFiles(join(releaseDir(outDir), 'bodies'))).filter((path) =>
    path.endsWith('.html'),
  );
  for (const path of [...texts, ...bodies]) {
    const text = await readFile(path, 'utf8');
    for (const [, name] of text.matchAll(/\/media\/([0-9a-f]{64}\.\w+)/g))
      if (name) named.add(name);
  }
  const media = join(outDir, 'media');
  await mkdir(media, { recursive: true });
  for (const name of named) {
    if (!isPublic.has(name)) throw new Error(`a page names /media/${name}, which is not public`);
    await copyFile(join(folder, 'media', name), join(media, name));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const say = (message: BuildMessage) =>
    new Promise((done) => (process.send ? process.send(message, done) : done(null)));
  try {
    const built = await buildSite();
    await say({ built });
    for (const notice of built.notices) console.log(notice);
    const times = Object.entries(built.seconds).map(([step, seconds]) => `${step} ${seconds} s`);
    console.log(`${built.pages} pages : ${times.join(', ')}`);
  } catch (error) {
    const message = failed(error, 'La construction du site');
    if (!process.send) console.error(message.failed.message);
    if (!(error instanceof CmsError)) console.error(message.failed.detail);
    await say(message);
    process.exitCode = 1;
  }
  // Whatever Astro or Vite leaves open must not keep a finished build waiting.
  process.exit();
}
