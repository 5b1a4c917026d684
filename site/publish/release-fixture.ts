// Small releases for tests, without Astro.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Release } from './release.ts';
import { adopt, freshStaging } from './releases.ts';
import { indexSite } from './site-index.ts';

export async function temporaryFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'preau-'));
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

export function emptyRelease(extra: Partial<Release> = {}): Release {
  return {
    buildNow: '2026-01-01T00:00:00.000Z',
    documents: [],
    courses: [],
    modules: [],
    lessons: [],
    bodies: {},
    files: [],
    quizzes: [],
    ...extra,
  };
}

/** Writes a release with these files, as the publisher does. */
export async function writeRelease(
  releasesDir: string,
  id: number,
  files: Record<string, string | Buffer>,
  release = emptyRelease(),
): Promise<void> {
  const staging = await freshStaging(releasesDir);
  const all = { '404.html': '<!doctype html><p>introuvable</p></html>', ...files };
  for (const [name, content] of Object.entries(all)) {
    const path = join(staging.outDir, name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, content);
  }
  await mkdir(staging.releaseDir, { recursive: true });
  const index = await indexSite(staging.outDir);
  await writeFile(join(staging.releaseDir, 'site-index.json'), JSON.stringify(index));
  await writeFile(join(staging.releaseDir, 'release.json'), JSON.stringify(release));
  await adopt(releasesDir, id, staging, release, `digest-${id}`);
}
