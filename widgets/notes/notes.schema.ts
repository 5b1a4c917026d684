import * as z from 'zod/mini';

export const NoteRow = z.object({
  id: z.string(),
  lesson_id: z.string(),
  anchor: z.string(),
  quote: z.string(),
  body: z.string(),
  revision: z.number(),
  created_at: z.string(),
  updated_at: z.string(),
});

/** Null where the lesson is no longer online. */
const LessonRow = z.nullable(
  z.object({
    title: z.string(),
    slug: z.string(),
    position: z.number(),
    modules: z.object({
      slug: z.string(),
      position: z.number(),
      courses: z.object({ slug: z.string(), title: z.string() }),
    }),
  }),
);

export const NoteWithLesson = z.extend(NoteRow, { lessons: LessonRow });
