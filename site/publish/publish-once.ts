// Steps 1 to 4 of a publication, each only after the one before it went well. Until the last, what
// is served has not changed.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CmsError } from '../cms/cms-error.ts';
import { mendedTexts } from '../legal/documents.ts';
import { runApart, withoutKeys } from './apart.ts';
import type { Built } from './build.ts';
import { contactAddress } from './contact-address.ts';
import type { Database } from './database.ts';
import { helpPageIds } from './help-page-ids.ts';
import { refuseLeaks } from './leak-check.ts';
import { openTextsOf, secretsOfQuizzes } from './quiz-secrets.ts';
import type { Release } from './release.ts';
import * as releases from './releases.ts';
import { SiteIndex } from './site-index.ts';
import type { Storage } from './storage.ts';
import { questionCounts, type ReadQuizzes, withQuizzes } from './with-quizzes.ts';

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
  answerKeyToken: string;
  database: Database;
  storage: Storage;
};

/** Where a publication is, for whoever waits for it. */
export type Step = 'quizzes' | 'build' | 'release';

export async function publishOnce(
  means: Means,
  enter: (step: Step) => void = () => {},
): Promise<Published> {
  const { releasesDir, contentDir, database, storage } = means;
  const started = performance.now();
  const { now, live } = await database.moment();
  await mkdir(contentDir, { recursive: true });
  const figures = JSON.stringify(await database.courseFigures());
  await writeFile(join(contentDir, 'figures.json'), figures);

  enter('quizzes');
  const env = withoutKeys(process.env);
  const quizDir = join(contentDir, 'quizzes');
  const { read } = await runApart<{ read: ReadQuizzes }>('read-keys.ts', {
    ...env,
    ANSWER_KEY_TOKEN: means.answerKeyToken,
    QUIZ_DIR: quizDir,
  });
  await writeFile(join(contentDir, 'question-counts.json'), JSON.stringify(questionCounts(read)));

  enter('build');
  const staging = await releases.freshStaging(releasesDir);
  const { built } = await runApart<{ built: Built }>('build.ts', {
    ...env,
    BUILD_NOW: now.toISOString(),
    CONTENT_DIR: contentDir,
    OUT_DIR: staging.outDir,
    RELEASE_DIR: staging.releaseDir,
  });
  const contact = await contactAddress(contentDir);
  if (contact) await database.keepContactAddress(contact);
  await database.keepHelpPages(await helpPageIds(contentDir));
  // Written by the process that has just ended, which knows nothing of quizzes; what is joined to
  // it here goes to the database, and never to the disk.
  const catalogue: Release = await readJson(join(staging.releaseDir, 'release.json'));
  const { release, notices: orphans } = withQuizzes(catalogue, read);
  const secrets = secretsOfQuizzes(release, await openTextsOf(contentDir));
  await refuseLeaks(staging.outDir, secrets, 'au quiz de la leçon');
  const files = SiteIndex.parse(await readJson(join(staging.releaseDir, 'site-index.json')));
  const digest = releases.digestOf(release, files);
  const buildNow = release.buildNow;
  const { seconds } = built;
  const notices = [...built.notices, ...read.notices, ...orphans];
  if (live !== undefined && digest === (await releases.digestOfRelease(releasesDir, live))) {
    return { live, hasChanged: false, buildNow, seconds, notices };
  }

  notices.push(...(await noticesOfMendedTexts(releasesDir, live, release)));
  enter('release');
  const prepared = performance.now();
  await storage.keep(catalogue.files, contentDir);
  await storage.keep(picturesOf(release, catalogue), quizDir);
  const id = await database.prepare(release);
  await releases.adopt(releasesDir, id, staging, release, digest);
  await flip(means, id);
  await releases.prune(releasesDir, id);
  seconds['release'] = round(performance.now() - prepared);
  seconds['all'] = round(performance.now() - started);
  return { live: id, hasChanged: true, buildNow, seconds, notices };
}

/** What the quizzes brought along: their process kept it in a folder of its own. */
function picturesOf(release: Release, catalogue: Release) {
  const known = new Set(catalogue.files.map(({ id }) => id));
  return release.files.filter(({ id }) => !known.has(id));
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

async function readJson(path: string) {
  return JSON.parse(await readFile(path, 'utf8'));
}

function round(milliseconds: number): number {
  return Math.round(milliseconds / 10) / 100;
}
