import { describe, expect, test } from 'vitest';
import type { Course, Lesson, Module } from '../cms/content.schema.ts';
import { neighbours } from './neighbours.ts';
import { figures, nextOpenings, outline } from './outline.ts';

const course = (id: string): Course => ({
  id,
  slug: id,
  title: id,
  tagline: '',
  access: 'public',
  people: [],
  video: null,
  poster: null,
  subtitles: [],
  transcript: '',
  position: 1,
  shareDescription: '',
});
const module = (id: string, position: number, extra: Partial<Module> = {}): Module => ({
  id,
  courseId: 'commune',
  slug: id,
  title: id,
  summary: '',
  position,
  opensAt: null,
  hasIntroduction: false,
  ...extra,
});
const lesson = (
  id: string,
  moduleId: string,
  position: number,
  extra: Partial<Lesson> = {},
): Lesson => ({
  id,
  moduleId,
  courseId: 'commune',
  slug: id,
  title: id,
  kind: 'lesson',
  durationMinutes: null,
  position,
  ownOpensAt: null,
  opensAt: null,
  isStatic: false,
  summary: '',
  ...extra,
});

const modules = [
  module('m2', 2),
  module('m1', 1),
  module('empty', 3),
  module('other', 1, { courseId: 'autre' }),
];
const lessons = [
  lesson('c', 'm2', 1, { kind: 'quiz', durationMinutes: 5 }),
  lesson('b', 'm1', 2, { durationMinutes: 10 }),
  lesson('a', 'm1', 1),
  lesson('x', 'other', 1, { courseId: 'autre' }),
];
const commune = outline(course('commune'), modules, lessons);

describe('outline', () => {
  test('puts modules and lessons in order, and leaves those of other courses', () => {
    expect(commune.modules.map(({ id, lessons: own }) => [id, own.map((one) => one.id)])).toEqual([
      ['m1', ['a', 'b']],
      ['m2', ['c']],
      ['empty', []],
    ]);
    expect(commune.lessons.map(({ href }) => href)).toEqual([
      '/cours/commune/m1/a/',
      '/cours/commune/m1/b/',
      '/cours/commune/m2/c/',
    ]);
  });

  test('keeps one order whatever order the CMS answers in', () => {
    const same = [lesson('p', 'm1', 1), lesson('q', 'm1', 1), lesson('r', 'm1', 0)];
    const ordered = (list: Lesson[]) =>
      outline(course('commune'), [module('m1', 1)], list).lessons.map(({ id }) => id);
    for (const list of permutations(same)) expect(ordered(list)).toEqual(['r', 'p', 'q']);
  });

  test('counts what APERÇU shows', () => {
    expect(figures(commune)).toEqual({ modules: 3, lessons: 3, quizzes: 1, minutes: 15 });
  });
});

describe('neighbours', () => {
  test.each([
    ['a', undefined, 'b'],
    ['b', 'a', 'c'],
    ['c', 'b', undefined],
  ])('of %s are %s and %s, across modules', (id, previous, next) => {
    const found = neighbours(commune, id);
    expect(found.previous?.id).toBe(previous);
    expect(found.next?.id).toBe(next);
  });

  test('a lesson alone has none', () => {
    const alone = outline(course('commune'), [module('m1', 1)], [lesson('a', 'm1', 1)]);
    expect(neighbours(alone, 'a')).toEqual({ previous: null, next: null });
  });

  test('a lesson of another course is a fault', () => {
    expect(() => neighbours(commune, 'x')).toThrow('lesson x is not in this course');
  });
});

describe('nextOpenings', () => {
  const on = (text: string) => ({ opensAt: new Date(text) });
  const dated = outline(
    course('commune'),
    [module('m1', 1), module('m2', 2)],
    [
      lesson('a', 'm1', 1, on('2026-01-01T00:00:00Z')),
      lesson('b', 'm1', 2, on('2026-01-09T00:00:00Z')),
      lesson('c', 'm2', 1, on('2026-01-08T00:00:00Z')),
      lesson('d', 'm2', 2, on('2026-01-08T00:00:00Z')),
      lesson('e', 'm2', 3),
    ],
  );
  const openings = (now: string) =>
    nextOpenings(dated, new Date(now)).map(({ module: { id }, lessons: own }) => [
      id,
      own.map((one) => one.id),
    ]);

  test('come soonest first, grouped by module and date', () => {
    expect(openings('2026-01-02T00:00:00Z')).toEqual([
      ['m2', ['c', 'd']],
      ['m1', ['b']],
    ]);
  });

  test('leave out what opens at this very instant', () => {
    expect(openings('2026-01-08T00:00:00Z')).toEqual([['m1', ['b']]]);
    expect(openings('2026-01-09T00:00:00Z')).toEqual([]);
  });
});

function permutations<Item>(items: Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
