import * as z from 'zod/mini';
import { courseHref, instant, LessonAddress } from '../lib/lesson-address.ts';

export const PlaceAnswer = z.nullable(
  z.object({
    block: z.number(),
    fraction: z.number(),
    film: z.nullable(z.number()),
    second: z.nullable(z.number()),
  }),
);

/** A course that the reader follows, and the lesson to go on with; null when none is left. */
export const ResumableCourses = z.array(
  z.pipe(
    z.object({
      title: z.string(),
      slug: z.string(),
      lesson: z.nullable(LessonAddress),
      at: instant,
    }),
    z.transform(({ slug, ...rest }) => ({ ...rest, href: courseHref(slug) })),
  ),
);

export type ResumableCourse = z.infer<typeof ResumableCourses>[number];
