// The folder of releases: <id>/site is what is served, <id>/site-index.json lists it,
// <id>/release.json is what the database got, and `current` is a link to the live one.
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  mkdir,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from './release.ts';
import { ReleaseIndex, type SiteIndex } from './site-index.ts';

const KEPT = 3;
const STAGING = '.staging';

export type Staging = { root: string; outDir: string; releaseDir: string };

/** An empty folder to build into, on the same disk as the releases. */
export async function freshStaging(releasesDir: string): Promise<Staging> {
  const root = join(releasesDir, STAGING);
  await rm(root, { recursive: true, force: true });
  await mkdir(root, { recursive: true });
  return { root, outDir: join(root, 'site'), releaseDir: join(root, '.release') };
}

/** Same catalogue, same pages: nobody would see a difference. */
export function digestOf({ buildNow: _, ...release }: Release, files: SiteIndex): string {
  const hashes = Object.entries(files).map(([path, { hash }]) => [path, hash]);
  return createHash('sha256')
    .update(JSON.stringify([release, hashes]))
    .digest('hex');
}

/** Turns what was built into the release with the database's number. */
export async function adopt(
  releasesDir: string,
  id: number,
  { root, releaseDir }: Staging,
  release: Release,
  digest: string,
): Promise<void> {
  const files: unknown = JSON.parse(await readFile(join(releaseDir, 'site-index.json'), 'utf8'));
  const withheld = release.files.map(({ hash }) => hash);
  const index = ReleaseIndex.parse({ files, withheld, digest });
  await writeFile(join(root, 'site-index.json'), JSON.stringify(index));
  await rename(join(releaseDir, 'release.json'), join(root, 'release.json'));
  await rm(releaseDir, { recursive: true });
  const target = join(releasesDir, String(id));
  // A folder of that number can only be left from a database that was thrown away.
  await rm(target, { recursive: true, force: true });
  await rename(root, target);
}

export async function readReleaseIndex(releasesDir: string, id: number): Promise<ReleaseIndex> {
  const text = await readFile(join(releasesDir, String(id), 'site-index.json'), 'utf8');
  return ReleaseIndex.parse(JSON.parse(text));
}

export async function digestOfRelease(
  releasesDir: string,
  id: number,
): Promise<string | undefined> {
  return (await readReleaseIndex(releasesDir, id).catch(() => undefined))?.digest;
}

export function hasRelease(releasesDir: string, id: number): boolean {
  return existsSync(join(releasesDir, String(id), 'site-index.json'));
}

/** The release that is served; undefined before the first. */
export async function servedRelease(releasesDir: string): Promise<number | undefined> {
  const target = await readlink(join(releasesDir, 'current')).catch(() => undefined);
  return target === undefined ? undefined : Number(target);
}

/** Makes `current` point elsewhere, in one step that no reader can see half of. */
export async function serveRelease(releasesDir: string, id: number): Promise<void> {
  const link = join(releasesDir, 'current.new');
  await rm(link, { force: true });
  await symlink(String(id), link);
  await rename(link, join(releasesDir, 'current'));
}

/** Release numbers on disk, newest first. */
export async function keptReleases(releasesDir: string): Promise<number[]> {
  const names = await readdir(releasesDir).catch(() => []);
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => b - a);
}

/**
 * Removes what neither a roll-back nor an open page can need: beside the live release its two
 * predecessors, to go back to, and the newest of those withdrawn, whose pages may still be open.
 */
export async function prune(releasesDir: string, live: number): Promise<void> {
  const all = await keptReleases(releasesDir);
  const kept = new Set([
    ...all.filter((id) => id <= live).slice(0, KEPT),
    ...all.filter((id) => id > live).slice(0, 1),
  ]);
  for (const id of all) {
    if (!kept.has(id)) await rm(join(releasesDir, String(id)), { recursive: true, force: true });
  }
}
