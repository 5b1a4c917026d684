import { m } from '#messages';
import { formatDay, PARIS } from '../lib/dates.ts';
import type { Goal } from './goals.schema.ts';

/** « Séquences validées cette semaine : 2 sur 3 » */
export const goalCount = ({ validated, lessonsPerWeek }: Goal): string =>
  m.goals_count({ count: validated, total: lessonsPerWeek });

/** How the week stands. Whoever did less than they wished is never told that they failed. */
export function goalWords(goal: Goal, now: Date): string {
  const { validated, lessonsPerWeek, pausedUntil, isWaiting } = goal;
  if (pausedUntil) return m.goals_paused({ date: formatDay(pausedUntil, PARIS, now) });
  if (validated >= lessonsPerWeek) return m.goals_reached();
  if (isWaiting) return m.goals_waiting();
  return validated === 0 ? m.goals_not_begun() : m.goals_under_way();
}

/** « 3 séquences par semaine » */
export const goalName = (lessonsPerWeek: number): string =>
  lessonsPerWeek === 1 ? m.goals_name_one() : m.goals_name({ count: lessonsPerWeek });
