// What a lesson's quiz asks of a learner, and what their tries came to. Here, because the quiz and
// the lesson's progress both depend on it; one call answers both.
import { queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { toAppError } from './errors.ts';
import { supabase } from './supabase.ts';

const LessonQuizAnswer = z.object({
  quiz: z.nullable(
    z.object({
      question_count: z.number(),
      pass_mark: z.nullable(z.number()),
      attempts_allowed: z.nullable(z.number()),
      offers_check: z.boolean(),
    }),
  ),
  attempts: z.array(
    z.object({
      id: z.string(),
      number: z.number(),
      finished_at: z.nullable(z.string()),
      points: z.nullable(z.number()),
      max_points: z.nullable(z.number()),
      has_passed: z.nullable(z.boolean()),
    }),
  ),
});

export interface FinishedAttempt {
  id: string;
  points: number;
  maxPoints: number;
  hasPassed: boolean;
}

export interface LessonQuiz {
  /** Null: the lesson has none, or none any more. */
  rules: {
    questionCount: number;
    passMark: number | null;
    attemptsAllowed: number | null;
    offersCheck: boolean;
  } | null;
  openAttemptId: string | null;
  /** The last ones and the best, oldest first. */
  finished: FinishedAttempt[];
  /** Null: as many as one likes. */
  attemptsLeft: number | null;
  best: FinishedAttempt | null;
}

export const shareOf = ({ points, maxPoints }: Pick<FinishedAttempt, 'points' | 'maxPoints'>) =>
  maxPoints > 0 ? points / maxPoints : 0;

function toLessonQuiz(answer: unknown): LessonQuiz {
  const { quiz, attempts } = LessonQuizAnswer.parse(answer);
  const finished = attempts.flatMap(({ id, points, max_points, has_passed }) =>
    points === null || max_points === null
      ? []
      : [{ id, points, maxPoints: max_points, hasPassed: has_passed === true }],
  );
  const allowed = quiz?.attempts_allowed ?? null;
  return {
    rules: quiz && {
      questionCount: quiz.question_count,
      passMark: quiz.pass_mark,
      attemptsAllowed: allowed,
      offersCheck: quiz.offers_check,
    },
    openAttemptId: attempts.find(({ finished_at }) => finished_at === null)?.id ?? null,
    finished,
    attemptsLeft: allowed === null ? null : Math.max(0, allowed - (attempts.at(-1)?.number ?? 0)),
    best: finished.toSorted((a, b) => shareOf(b) - shareOf(a))[0] ?? null,
  };
}

/** Whether there is something to take, or to have taken. */
export const hasQuiz = (quiz: LessonQuiz | undefined): boolean =>
  quiz !== undefined && (quiz.rules !== null || quiz.openAttemptId !== null);

export const lessonQuiz = (lessonId: string) =>
  queryOptions({
    queryKey: ['lesson-quiz', lessonId],
    queryFn: async () => {
      const { data, error } = await supabase.rpc('lesson_quiz', { lesson_id: lessonId });
      if (error) throw toAppError(error);
      return toLessonQuiz(data);
    },
    refetchOnWindowFocus: 'always',
  });
