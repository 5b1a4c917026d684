import { ProgressBar } from '../ui/Progress.tsx';
import { goalCount, goalWords } from './goal-words.ts';
import type { Goal } from './goals.schema.ts';

/** This week, in a bar and in words; during a pause in words alone. */
export function GoalProgress({ goal }: { goal: Goal }) {
  const percent = Math.min(100, Math.round((goal.validated * 100) / goal.lessonsPerWeek));
  return (
    <>
      {!goal.pausedUntil && <ProgressBar percent={percent} label={goalCount(goal)} />}
      <p>
        {!goal.pausedUntil && (
          <>
            <strong>{goalCount(goal)}</strong>
            <br />
          </>
        )}
        {goalWords(goal, new Date())}
      </p>
    </>
  );
}
