// The collections, read once per build: getCollection() in every page is quadratic.
import { type CollectionEntry, getCollection, getEntry } from 'astro:content';
import {
  type Outline,
  type OutlineLesson,
  type OutlineModule,
  outline,
} from '../course/outline.ts';
import type { HelpCategory, Settings } from './content.schema.ts';

function once<Result>(read: () => Promise<Result>): () => Promise<Result> {
  let result: Promise<Result> | undefined;
  return () => {
    // In development the content changes under a running server.
    if (import.meta.env.DEV) return read();
    result ??= read();
    return result;
  };
}

/** Every course with its modules and lessons, in order. */
export const outlines = once(async (): Promise<Outline[]> => {
  const [courses, modules, lessons] = await Promise.all([
    getCollection('courses'),
    getCollection('modules'),
    getCollection('lessons'),
  ]);
  return courses
    .map(({ data }) => data)
    .sort((a, b) => a.position - b.position || a.title.localeCompare(b.title, 'fr'))
    .map((course) =>
      outline(
        course,
        modules.map(({ data }) => data).filter(({ courseId }) => courseId === course.id),
        lessons.map(({ data }) => data).filter(({ courseId }) => courseId === course.id),
      ),
    );
});

export type LessonPlace = { outline: Outline; module: OutlineModule; lesson: OutlineLesson };

/** Every lesson with its module and course: one page each. */
export const lessonPlaces = once(
  async (): Promise<LessonPlace[]> =>
    (await outlines()).flatMap((one) =>
      one.modules.flatMap((module) =>
        module.lessons.map((lesson) => ({ outline: one, module, lesson })),
      ),
    ),
);

export type HelpShelf = HelpCategory & { pages: CollectionEntry<'helpPages'>[] };

/** Help categories in order, each with its pages in order. */
export const helpShelves = once(async (): Promise<HelpShelf[]> => {
  const pages = await getCollection('helpPages');
  return (await getCollection('helpCategories'))
    .map(({ data }) => data)
    .sort((a, b) => a.position - b.position)
    .map((category) => ({
      ...category,
      pages: pages
        .filter(({ data }) => data.categoryId === category.id)
        .sort((a, b) => a.data.position - b.data.position),
    }));
});

export const siteSettings = once(async (): Promise<Settings> => (await settingsEntry()).data);

/** The settings with their MDX text: `render(await settingsEntry())` is the home page's text. */
export async function settingsEntry(): Promise<CollectionEntry<'settings'>> {
  const entry = await getEntry('settings', 'site');
  if (!entry) throw new Error('settings/site.mdx is missing: pull first');
  return entry;
}

/** A course's MDX text. */
export async function courseText(
  courseId: string,
  part: 'presentation' | 'values',
): Promise<CollectionEntry<'courseTexts'> | undefined> {
  return getEntry('courseTexts', `${courseId}.${part}`);
}

/** The body of a lesson that is open to everybody; undefined for every other one. */
export async function staticBody(
  lesson: Pick<OutlineLesson, 'id' | 'isStatic'>,
): Promise<CollectionEntry<'lessonBodies'> | undefined> {
  return lesson.isStatic ? getEntry('lessonBodies', lesson.id) : undefined;
}
