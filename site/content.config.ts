// What the pages know of the CMS: folders that site/cms/pull.ts has written and checked.

import { defineCollection } from 'astro:content';
import { pathToFileURL } from 'node:url';
import { file, glob } from 'astro/loaders';
import * as content from './cms/content.schema.ts';
import { contentDir } from './cms/content-dir.ts';

const folder = pathToFileURL(`${contentDir()}/`);
const list = (name: string) => file(new URL(name, folder).pathname);
// Names are document ids and need none of Astro's slugging.
const texts = (name: string) =>
  glob({
    base: new URL(`${name}/`, folder),
    pattern: '*.mdx',
    generateId: ({ entry }) => entry.slice(0, -'.mdx'.length),
  });

export const collections = {
  courses: defineCollection({ loader: list('courses.json'), schema: content.Course }),
  /** Ids `<courseId>.presentation` and `<courseId>.values`. */
  courseTexts: defineCollection({ loader: texts('courses'), schema: content.CourseText }),
  /** `render()` gives the introduction, empty where `hasIntroduction` is false. */
  modules: defineCollection({ loader: texts('modules'), schema: content.Module }),
  lessons: defineCollection({ loader: list('lessons.json'), schema: content.Lesson }),
  /** Bodies of static lessons, same id as the lesson. */
  lessonBodies: defineCollection({ loader: texts('lessons'), schema: content.LessonBody }),
  /** Bodies that no public page may show: only pages/gated/[lesson].astro reads them. */
  gatedBodies: defineCollection({ loader: texts('gated'), schema: content.LessonBody }),
  helpCategories: defineCollection({
    loader: list('help-categories.json'),
    schema: content.HelpCategory,
  }),
  helpPages: defineCollection({ loader: texts('help'), schema: content.HelpPage }),
  pages: defineCollection({ loader: texts('pages'), schema: content.Page }),
  /** One entry, `site`; `render()` gives the home page's text. */
  settings: defineCollection({ loader: texts('settings'), schema: content.Settings }),
};
