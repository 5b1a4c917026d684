import * as z from 'zod/mini';

/** What app.lesson_address() answers. */
const Answer = z.object({
  title: z.string(),
  slug: z.string(),
  module_slug: z.string(),
  course_slug: z.string(),
  course: z.string(),
  is_there: z.boolean(),
});

export interface LessonAddress {
  title: string;
  courseTitle: string;
  /** None for a lesson that was taken back: it has a name and no page. */
  href: string | undefined;
}

export const courseHref = (slug: string): string => `/cours/${slug}/`;

export const LessonAddress = z.pipe(
  Answer,
  z.transform(
    ({ title, course, course_slug, module_slug, slug, is_there }): LessonAddress => ({
      title,
      courseTitle: course,
      href: is_there ? `${courseHref(course_slug)}${module_slug}/${slug}/` : undefined,
    }),
  ),
);

export const instant = z.pipe(
  z.string(),
  z.transform((text) => new Date(text)),
);
