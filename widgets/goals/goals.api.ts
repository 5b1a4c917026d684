import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { type Goal, GoalAnswer } from './goals.schema.ts';

function toGoal(answer: unknown): Goal | null {
  const row = GoalAnswer.parse(answer);
  return (
    row && {
      lessonsPerWeek: row.lessons_per_week,
      pausedUntil: row.paused_until,
      weekBeginsAt: row.week_begins_at,
      validated: row.validated,
      isWaiting: row.is_waiting,
    }
  );
}

export const myGoal = queryOptions({
  queryKey: ['my-goal'],
  queryFn: async () => {
    const { data, error } = await supabase.rpc('my_goal');
    if (error) throw toAppError(error);
    return toGoal(data);
  },
  refetchOnWindowFocus: 'always',
});

/** Null takes the goal back. */
export async function setGoal(lessonsPerWeek: number | null): Promise<Goal | null> {
  const { data, error } = await supabase.rpc('set_goal', {
    // The generated types know no argument that may be null.
    lessons_per_week: lessonsPerWeek as number,
  });
  if (error) throw toAppError(error);
  return toGoal(data);
}

/** Holidays, for so many weeks; 0 ends them. */
export async function pauseGoal(weeks: number): Promise<Goal | null> {
  const { data, error } = await supabase.rpc('pause_goal', { weeks });
  if (error) throw toAppError(error);
  return toGoal(data);
}
