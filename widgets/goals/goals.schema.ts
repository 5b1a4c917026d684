import * as z from 'zod/mini';
import { instant } from '../lib/lesson-address.ts';

/** What my_goal, set_goal and pause_goal answer; null without a goal. */
export const GoalAnswer = z.nullable(
  z.object({
    lessons_per_week: z.number(),
    paused_until: z.nullable(instant),
    week_begins_at: instant,
    validated: z.number(),
    is_waiting: z.boolean(),
  }),
);

export interface Goal {
  lessonsPerWeek: number;
  pausedUntil: Date | null;
  weekBeginsAt: Date;
  validated: number;
  /** Nothing that is open is left to do: the goal waits too. */
  isWaiting: boolean;
}

export const SMALLEST_GOAL = 1;
export const LARGEST_GOAL = 20;
