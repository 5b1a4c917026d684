import * as z from 'zod/mini';
import { courseHref, instant, LessonAddress } from '../lib/lesson-address.ts';

const Attempt = z.object({
  number: z.number(),
  started_at: instant,
  finished_at: z.nullable(instant),
  points: z.nullable(z.number()),
  max_points: z.nullable(z.number()),
  checked_count: z.nullable(z.number()),
  has_passed: z.nullable(z.boolean()),
});
export type Attempt = z.infer<typeof Attempt>;

const ModuleShare = z.object({
  title: z.string(),
  slug: z.string(),
  total: z.number(),
  validated: z.number(),
  opens_at: z.nullable(instant),
});
export type ModuleShare = z.infer<typeof ModuleShare>;

const QuizScores = z.object({ lesson: LessonAddress, attempts: z.array(Attempt) });
export type QuizScores = z.infer<typeof QuizScores>;

/** What my_progress answers. */
export const OwnProgress = z.array(
  z.pipe(
    z.object({
      title: z.string(),
      slug: z.string(),
      resume: z.nullable(LessonAddress),
      modules: z.array(ModuleShare),
      quizzes: z.array(QuizScores),
    }),
    z.transform(({ slug, ...rest }) => ({ ...rest, href: courseHref(slug) })),
  ),
);
export type OwnCourse = z.infer<typeof OwnProgress>[number];

const Deed = z.object({
  at: instant,
  kind: z.enum(['validation', 'quiz', 'comment']),
  lesson: LessonAddress,
  points: z.optional(z.nullable(z.number())),
  max_points: z.optional(z.nullable(z.number())),
  comment_id: z.optional(z.string()),
});
export type Deed = z.infer<typeof Deed>;

/** What my_timeline answers: the deeds of a month, latest first, and where the next page begins. */
export const TimelinePage = z.object({
  month: z.nullable(instant),
  deeds: z.array(Deed),
  before: z.nullable(z.string()),
});
export type TimelinePage = z.infer<typeof TimelinePage>;
