import * as z from 'zod/mini';

const Picture = z.object({
  file_id: z.string(),
  alt: z.string(),
  width: z.number(),
  height: z.number(),
});

/** What `check_quiz_question` answers, and what an attempt holds of a question that was checked. */
export const KeyAnswer = z.object({
  feedback: z.nullable(z.string()),
  choices: z.array(
    z.object({ number: z.number(), is_right: z.boolean(), feedback: z.nullable(z.string()) }),
  ),
});

/** What `start_quiz`, `quiz_attempt` and `finish_quiz` answer. */
export const AttemptAnswer = z.object({
  id: z.string(),
  lesson_id: z.string(),
  deadline: z.nullable(z.string()),
  finished_at: z.nullable(z.string()),
  points: z.nullable(z.number()),
  max_points: z.nullable(z.number()),
  checked_count: z.nullable(z.number()),
  has_passed: z.nullable(z.boolean()),
  pass_mark: z.nullable(z.number()),
  offers_check: z.boolean(),
  current_question: z.number(),
  questions: z.array(
    z.object({
      number: z.number(),
      has_several: z.boolean(),
      text: z.string(),
      picture: z.nullable(Picture),
      choices: z.array(
        z.object({ number: z.number(), text: z.string(), picture: z.nullable(Picture) }),
      ),
      answer: z.object({
        choices: z.array(z.number()),
        revision: z.number(),
        saved_at: z.nullable(z.string()),
        is_skipped: z.boolean(),
        is_checked: z.boolean(),
      }),
      points: z.nullable(z.number()),
      key: z.nullable(KeyAnswer),
    }),
  ),
});
