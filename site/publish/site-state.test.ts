import { expect, test } from 'vitest';
import type { Release } from './release.ts';
import { emptyRelease, temporaryFolder, writeRelease } from './release-fixture.ts';
import { compareReleases, openingsOf, siteOf } from './site-state.ts';

const NOW = new Date('2026-11-25T09:00:00Z');
const lesson = (id: string, opensAt: string | null = null): Release['lessons'][number] => ({
  id,
  moduleId: 'm1',
  slug: id,
  title: `Leçon ${id}`,
  kind: 'lesson',
  position: 1,
  opensAt,
  durationMinutes: null,
  isStatic: false,
  bodyHash: null,
  quizHash: null,
  files: [],
});
const release = emptyRelease({
  courses: [{ id: 'c1', slug: 'c', title: 'Le cours', access: 'public', position: 1 }],
  modules: [
    {
      id: 'm1',
      courseId: 'c1',
      slug: 'm',
      title: 'Deuxième',
      position: 2,
      opensAt: '2026-12-07T08:00:00.000Z',
    },
    {
      id: 'm0',
      courseId: 'c1',
      slug: 'o',
      title: 'Ouvert',
      position: 1,
      opensAt: '2026-11-25T09:00:00.000Z',
    },
  ],
  lessons: [lesson('a', '2026-12-01T08:00:00.000Z'), lesson('b')],
});

test('what opens next comes in its order; what is open is not in it', () => {
  expect(openingsOf(release, NOW)).toEqual([
    {
      kind: 'lesson',
      course: 'Le cours',
      title: 'Leçon a',
      opensAt: '2026-12-01T08:00:00.000Z',
    },
    {
      kind: 'module',
      course: 'Le cours',
      title: 'Deuxième',
      opensAt: '2026-12-07T08:00:00.000Z',
    },
  ]);
});

test('a roll-back names the lessons that go and come, and counts the pages', () => {
  const live = {
    release,
    files: { '/index.html': { hash: 'a', size: 1 }, '/x.css': { hash: 'a', size: 1 } },
  };
  const earlier = {
    release: { ...release, lessons: [lesson('b'), lesson('z')] },
    files: { '/index.html': { hash: 'b', size: 1 }, '/old/index.html': { hash: 'b', size: 1 } },
  };
  expect(compareReleases(live, earlier)).toEqual({
    gone: ['Leçon a'],
    back: ['Leçon z'],
    changedPages: 2,
  });
});

test('the release before the live one is what a roll-back brings, not one that was withdrawn', async () => {
  await using folder = await temporaryFolder();
  expect(await siteOf(folder.path, undefined, NOW)).toEqual({ openings: [], previous: null });
  for (const id of [3, 4, 5]) await writeRelease(folder.path, id, { 'index.html': String(id) });
  expect((await siteOf(folder.path, 4, NOW)).previous).toMatchObject({ id: 3, changedPages: 1 });
  expect((await siteOf(folder.path, 3, NOW)).previous).toBeNull();
});
