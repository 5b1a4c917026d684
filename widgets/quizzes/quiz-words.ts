import { m } from '#messages';
import { getLocale } from '#messages/runtime';

const plain = (points: number): string =>
  points.toLocaleString(getLocale(), { maximumFractionDigits: 2 });

export const pointsWords = ({ points, maxPoints }: { points: number; maxPoints: number }) => ({
  points: plain(points),
  total: plain(maxPoints),
});

/** Downwards: what is not reached is not shown as reached. */
export const percentOf = ({ points, maxPoints }: { points: number; maxPoints: number }): number =>
  maxPoints > 0 ? Math.floor((points * 100) / maxPoints + 1e-9) : 0;

export const countWords = (count: number): string =>
  count === 1 ? m.quiz_count_one() : m.quiz_count_many({ count });

export function attemptsLeftWords(left: number | null): string {
  if (left === null) return m.quiz_attempts_unlimited();
  if (left === 0) return m.quiz_attempts_left_none();
  return left === 1 ? m.quiz_attempts_left_one() : m.quiz_attempts_left_many({ count: left });
}

export const unansweredWords = (count: number): string =>
  count === 1 ? m.quiz_unanswered_one() : m.quiz_unanswered_many({ count });

/** How many keys were looked at, and what that means for the score. */
export function checkedWords(checked: number, first: number): string[] {
  if (checked === 0) return [];
  const looked =
    checked === 1 ? m.quiz_checked_count_one() : m.quiz_checked_count_many({ count: checked });
  if (first === 0) return [looked, m.quiz_checked_first_none()];
  return [
    looked,
    first === 1 ? m.quiz_checked_first_one() : m.quiz_checked_first_many({ count: first }),
  ];
}

const REFUSALS: Record<string, () => string> = {
  'lesson-locked': m.quiz_refused_locked,
  'too-many-attempts': m.quiz_refused_often,
  'no-attempts-left': m.quiz_refused_no_attempts,
  'not-enrolled': m.quiz_refused_not_enrolled,
  'attempt-finished': m.quiz_refused_closed,
  'attempt-locked': m.quiz_refused_closed,
  'deadline-passed': m.quiz_refused_deadline,
  'part-closed': m.quiz_refused_part,
  'answer-invalid': m.quiz_refused_invalid,
  'attempt-unknown': m.quiz_refused_unknown,
  'question-unknown': m.quiz_refused_unknown,
  'quiz-unknown': m.quiz_refused_unknown,
};

/** Why the server would not, in words; undefined where it is none of the quiz's own reasons. */
export const refusalWords = (reason: string | undefined): string | undefined =>
  reason !== undefined && Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason]?.() : undefined;
