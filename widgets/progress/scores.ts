import { m } from '#messages';
import type { Attempt } from './own-progress.schema.ts';

const share = ({ points, max_points }: Attempt): number =>
  max_points ? (points ?? 0) / max_points : 0;

/** The best of those that were finished; undefined before any is. */
export function bestAttempt(attempts: Attempt[]): Attempt | undefined {
  return attempts
    .filter(({ finished_at }) => finished_at !== null)
    .toSorted((a, b) => share(b) - share(a) || a.number - b.number)[0];
}

const number = (value: number): string =>
  value.toLocaleString(document.documentElement.lang, { maximumFractionDigits: 2 });

/** « 7 sur 8 » */
export const scoreWords = (points: number | null, max: number | null): string =>
  m.progress_score({ points: number(points ?? 0), max: number(max ?? 0) });

/** « 7 sur 8, 2 réponses vérifiées avant de répondre, réussi » */
export function attemptWords({ points, max_points, checked_count, has_passed }: Attempt): string {
  const checked = checked_count ?? 0;
  return [
    scoreWords(points, max_points),
    ...(checked === 1 ? [m.progress_score_checked_one()] : []),
    ...(checked > 1 ? [m.progress_score_checked({ count: checked })] : []),
    ...(has_passed === null
      ? []
      : [has_passed ? m.progress_score_passed() : m.progress_score_not_yet()]),
  ].join(', ');
}
