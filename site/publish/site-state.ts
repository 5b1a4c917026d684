// What « État du site » tells beside the publisher's own state: what opens next, and what a
// roll-back would bring back. Read from the releases themselves.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Release } from './release.ts';
import * as releases from './releases.ts';
import type { SiteIndex } from './site-index.ts';

const LISTED = 12;

export type Opening = {
  kind: 'module' | 'lesson';
  course: string;
  title: string;
  opensAt: string;
};

/** The next opening dates of a release, in their order. */
export function openingsOf(release: Release, now: Date): Opening[] {
  const courseOf = (id: string) => release.courses.find((course) => course.id === id)?.title ?? '';
  const moduleOf = (id: string) => release.modules.find((module) => module.id === id);
  const dated = [
    ...release.modules.map(({ title, opensAt, courseId }) => ({
      kind: 'module' as const,
      course: courseOf(courseId),
      title,
      opensAt,
    })),
    ...release.lessons.map(({ title, opensAt, moduleId }) => ({
      kind: 'lesson' as const,
      course: courseOf(moduleOf(moduleId)?.courseId ?? ''),
      title,
      opensAt,
    })),
  ];
  return dated
    .flatMap(({ opensAt, ...opening }) =>
      opensAt !== null && new Date(opensAt) > now ? [{ ...opening, opensAt }] : [],
    )
    .sort((a, b) => a.opensAt.localeCompare(b.opensAt) || a.title.localeCompare(b.title, 'fr'))
    .slice(0, LISTED);
}

export type Comparison = {
  /** Titles of lessons; pages beside lessons are counted. */
  gone: string[];
  back: string[];
  changedPages: number;
};

/** What readers would notice if `earlier` took the place of `live`. */
export function compareReleases(
  live: { release: Release; files: SiteIndex },
  earlier: { release: Release; files: SiteIndex },
): Comparison {
  const lessonsOf = ({ release }: { release: Release }) =>
    new Map(release.lessons.map(({ id, title }) => [id, title]));
  const [now, before] = [lessonsOf(live), lessonsOf(earlier)];
  const pages = Object.keys({ ...live.files, ...earlier.files }).filter((path) =>
    path.endsWith('.html'),
  );
  return {
    gone: [...now].filter(([id]) => !before.has(id)).map(([, title]) => title),
    back: [...before].filter(([id]) => !now.has(id)).map(([, title]) => title),
    changedPages: pages.filter((path) => live.files[path]?.hash !== earlier.files[path]?.hash)
      .length,
  };
}

export type Previous = Comparison & { id: number; buildNow: string };

export type Site = { openings: Opening[]; previous: Previous | null };

export async function siteOf(
  releasesDir: string,
  live: number | undefined,
  now: Date,
): Promise<Site> {
  if (live === undefined || !releases.hasRelease(releasesDir, live)) {
    return { openings: [], previous: null };
  }
  const current = await readRelease(releasesDir, live);
  const earlier = (await releases.keptReleases(releasesDir)).find((id) => id < live);
  const openings = openingsOf(current.release, now);
  if (earlier === undefined || !releases.hasRelease(releasesDir, earlier)) {
    return { openings, previous: null };
  }
  const before = await readRelease(releasesDir, earlier);
  const { buildNow } = before.release;
  return {
    openings,
    previous: { id: earlier, buildNow, ...compareReleases(current, before) },
  };
}

async function readRelease(releasesDir: string, id: number) {
  const text = await readFile(join(releasesDir, String(id), 'release.json'), 'utf8');
  const release: Release = JSON.parse(text);
  const { files } = await releases.readReleaseIndex(releasesDir, id);
  return { release, files };
}
