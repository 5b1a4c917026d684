import * as z from 'zod/mini';

/** What `my_course`, `validate_lesson` and `undo_validation` answer. */
export const CourseAnswer = z.object({
  enrolment_id: z.nullable(z.string()),
  is_team: z.boolean(),
  validated: z.array(z.object({ lesson_id: z.string(), validated_at: z.string() })),
  lesson_count: z.number(),
  percent: z.number(),
  resume_lesson_id: z.nullable(z.string()),
});

export type CourseAnswer = z.infer<typeof CourseAnswer>;
