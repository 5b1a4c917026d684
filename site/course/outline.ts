// A course as learners see it: modules in order, lessons in order, addresses and counts.
import type { Course, Lesson, Module } from '../cms/content.schema.ts';
import { releaseState } from './release.ts';

export type OutlineLesson = Lesson & { href: string };
export type OutlineModule = Module & { lessons: OutlineLesson[] };
export type Outline = {
  course: Course;
  href: string;
  modules: OutlineModule[];
  /** Every lesson, in the order in which they are followed. */
  lessons: OutlineLesson[];
};

type Ordered = { position: number; title: string; id: string };

// Two entries at one position keep one order in every build.
function inOrder(a: Ordered, b: Ordered): number {
  return a.position - b.position || a.title.localeCompare(b.title, 'fr') || compare(a.id, b.id);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

export function courseHref(course: { slug: string }): string {
  return `/cours/${course.slug}/`;
}

/** Puts a course's modules and lessons in order. Takes all modules and lessons; picks its own. */
export function outline(course: Course, modules: Module[], lessons: Lesson[]): Outline {
  const href = courseHref(course);
  const own = modules
    .filter((module) => module.courseId === course.id)
    .sort(inOrder)
    .map((module) => ({
      ...module,
      lessons: lessons
        .filter((lesson) => lesson.moduleId === module.id)
        .sort(inOrder)
        .map((lesson) => ({ ...lesson, href: `${href}${module.slug}/${lesson.slug}/` })),
    }));
  return { course, href, modules: own, lessons: own.flatMap((module) => module.lessons) };
}

export type Figures = { modules: number; lessons: number; quizzes: number; minutes: number };

/** The computed figures of APERÇU; the number of enrolled comes from the database. */
export function figures({ modules, lessons }: Outline): Figures {
  return {
    modules: modules.length,
    lessons: lessons.length,
    quizzes: lessons.filter(({ kind }) => kind === 'quiz').length,
    minutes: lessons.reduce((sum, { durationMinutes }) => sum + (durationMinutes ?? 0), 0),
  };
}

export type Opening = { opensAt: Date; module: OutlineModule; lessons: OutlineLesson[] };

/** The next date at which something opens, per module, soonest first. */
export function nextOpenings({ modules }: Outline, now: Date): Opening[] {
  return modules
    .flatMap((module) =>
      datesOf(module.lessons).map((opensAt) => ({
        opensAt,
        module,
        lessons: module.lessons.filter((lesson) => lesson.opensAt?.getTime() === opensAt.getTime()),
      })),
    )
    .filter(({ opensAt }) => releaseState(opensAt, now) === 'scheduled')
    .sort((a, b) => a.opensAt.getTime() - b.opensAt.getTime());
}

function datesOf(lessons: OutlineLesson[]): Date[] {
  const times = new Set(lessons.flatMap(({ opensAt }) => (opensAt ? [opensAt.getTime()] : [])));
  return [...times].map((time) => new Date(time));
}
