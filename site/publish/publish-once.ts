// Steps 1 to 4 of a publication, each only after the one before it went well. Until the last, what
// is served has not changed.
import { fork } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';
import { mendedTexts } from '../legal/documents.ts';
import type { BuildMessage, Built } from './build.ts';
import type { Database } from './database.ts';
import type { Release } from './release.ts';
import * as releases from './releases.ts';
import { SiteIndex } from './site-index.ts';
import type { Storage } from './storage.ts';

export type Published = {
  live: number;
  /** False where the build came out as what is live already. */
  hasChanged: boolean;
  buildNow: string;
  seconds: Record<string, number>;
  notices: string[];
};

export type Means = {
  releasesDir: string;
  contentDir: string;
  database: Database;
  storage: Storage;
};

export async function publishOnce(means: Means): Promise<Published> {
  const { releasesDir, contentDir, database, storage } = means;
  const started = performance.now();
  const { now, live } = await database.moment();
  await mkdir(contentDir, { recursive: true });
  const figures = JSON.stringify(await database.courseFigures());
  await writeFile(join(contentDir, 'figures.json'), figures);

  const staging = await releases.freshStaging(releasesDir);
  const built = await buildApart({
    ...withoutKeys(process.env),
    BUILD_NOW: now.toISOString(),
    CONTENT_DIR: contentDir,
    OUT_DIR: staging.outDir,
    RELEASE_DIR: staging.releaseDir,
  });
  // Written by the process that has just ended.
  const release: Release = await readJson(join(staging.releaseDir, 'release.json'));
  const files = SiteIndex.parse(await readJson(join(staging.releaseDir, 'site-index.json')));
  const digest = releases.digestOf(release, files);
  const buildNow = release.buildNow;
  const { seconds, notices } = built;
  if (live !== undefined && digest === (await releases.digestOfRelease(releasesDir, live))) {
    return { live, hasChanged: false, buildNow, seconds, notices };
  }

  notices.push(...(await noticesOfMendedTexts(releasesDir, live, release)));
  const prepared = performance.now();
  await storage.keep(release.files, contentDir);
  const id = await database.prepare(release);
  await releases.adopt(releasesDir, id, staging, release, digest);
  await flip(means, id);
  await releases.prune(releasesDir, id);
  seconds['release'] = round(performance.now() - prepared);
  seconds['all'] = round(performance.now() - started);
  return { live: id, hasChanged: true, buildNow, seconds, notices };
}

/** A text that people accepted was corrected, and nobody is asked again: meant, or forgotten? */
async function noticesOfMendedTexts(
  releasesDir: string,
  live: number | undefined,
  release: Release,
): Promise<string[]> {
  if (live === undefined) return [];
  const before: Partial<Release> = await readJson(
    join(releasesDir, String(live), 'release.json'),
  ).catch(() => ({}));
  return mendedTexts(before.documents ?? [], release.documents).map(
    ({ title, version }) =>
      `page « ${title} » : le texte a changé, la version reste « ${version} ». Personne n’est redemandé. Si le sens a changé, écrivez une nouvelle version dans le CMS.`,
  );
}

async function flip(means: Means, id: number): Promise<void> {
  const { releasesDir, database } = means;
  const before = await releases.servedRelease(releasesDir);
  try {
    await database.flip(id, () => releases.serveRelease(releasesDir, id));
  } catch (error) {
    await undo(means, before);
    throw error;
  }
}

export async function rollBack(means: Means): Promise<number> {
  const { releasesDir, database } = means;
  const before = await releases.servedRelease(releasesDir);
  try {
    return await database.rollBack(async (id) => {
      if (!releases.hasRelease(releasesDir, id)) {
        throw new CmsError(
          `Les pages de la version ${id} ne sont plus là : seules les trois dernières sont gardées. Le site n’a pas changé.`,
        );
      }
      await releases.serveRelease(releasesDir, id);
    });
  } catch (error) {
    await undo(means, before);
    throw error;
  }
}

/** After a flip that failed: the database says what is live, and the folder follows. */
async function undo(means: Means, before: number | undefined): Promise<void> {
  const live = await means.database.moment().then(
    (moment) => moment.live,
    () => before,
  );
  if (live !== undefined && releases.hasRelease(means.releasesDir, live)) {
    await releases.serveRelease(means.releasesDir, live);
  }
}

/** What editors wrote is compiled without a key that could write anywhere. */
export function withoutKeys(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { SUPABASE_SECRET_KEY: _k, PUBLISHER_DATABASE_URL: _u, WEBHOOK_SECRET: _w, ...rest } = env;
  return rest;
}

/** Builds in a process of its own: its memory goes with it, and so does whatever it broke. */
function buildApart(env: NodeJS.ProcessEnv): Promise<Built> {
  return new Promise((resolve, reject) => {
    const child = fork(join(import.meta.dirname, 'build.ts'), {
      env,
      execArgv: [],
      stdio: 'inherit',
    });
    let heard: BuildMessage | undefined;
    child.on('message', (message: BuildMessage) => {
      heard = message;
    });
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (heard && 'built' in heard) resolve(heard.built);
      else if (heard) reject(new BuildFailure(heard.failed));
      else reject(new Error(`the build ended without a word (${signal ?? code})`));
    });
  });
}

export class BuildFailure extends CmsError {
  readonly detail: string;

  constructor({ message, where, detail }: Extract<BuildMessage, { failed: object }>['failed']) {
    super(message, where);
    this.detail = detail;
  }
}

async function readJson(path: string) {
  return JSON.parse(await readFile(path, 'utf8'));
}

function round(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100;
}
