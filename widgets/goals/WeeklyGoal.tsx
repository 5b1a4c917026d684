import { useMutation, useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { GoalForm } from './GoalForm.tsx';
import { GoalProgress } from './GoalProgress.tsx';
import { goalName } from './goal-words.ts';
import { myGoal, pauseGoal, setGoal } from './goals.api.ts';
import type { Goal } from './goals.schema.ts';
import { PauseForm } from './PauseForm.tsx';
import './goals.css';

/** A goal for the week, for who would like one. Off until then. */
export function WeeklyGoal() {
  return <SignedIn>{() => <MyGoal />}</SignedIn>;
}

const show = (goal: Goal | null) => queryClient.setQueryData(myGoal.queryKey, goal);

function MyGoal() {
  const goal = useQuery(myGoal, queryClient);
  const set = useMutation({ mutationFn: setGoal, onSuccess: show }, queryClient);
  const pause = useMutation({ mutationFn: pauseGoal, onSuccess: show }, queryClient);
  if (goal.isPending) return <p className="soft">{m.app_loading()}</p>;
  if (goal.data === undefined) {
    return <ErrorNotice error={goal.error} onRetry={() => goal.refetch()} />;
  }
  const error = set.error ?? pause.error;
  const isBusy = set.isPending || pause.isPending;
  return (
    <div className="weekly-goal">
      {goal.data ? (
        <>
          <p className="goal-name">{goalName(goal.data.lessonsPerWeek)}</p>
          <GoalProgress goal={goal.data} />
        </>
      ) : (
        <p>{m.goals_none()}</p>
      )}
      <div role="status">{told(set.data, set.isSuccess)}</div>
      {error && <ErrorNotice error={error} />}
      <GoalForm
        key={goal.data?.lessonsPerWeek ?? 0}
        goal={goal.data}
        isBusy={isBusy}
        onSet={(lessons) => set.mutate(lessons)}
      />
      {goal.data && (
        <>
          <PauseForm
            isPaused={goal.data.pausedUntil !== null}
            isBusy={isBusy}
            onPause={(weeks) => pause.mutate(weeks)}
          />
          <Button look="plain" isBusy={isBusy} onClick={() => set.mutate(null)}>
            {m.goals_stop()}
          </Button>
        </>
      )}
    </div>
  );
}

const told = (goal: Goal | null | undefined, isSaved: boolean): string =>
  isSaved ? (goal ? m.goals_saved() : m.goals_stopped()) : '';
