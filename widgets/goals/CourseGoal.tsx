import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { SignedIn } from '../ui/SignedIn.tsx';
import { GoalProgress } from './GoalProgress.tsx';
import { myGoal } from './goals.api.ts';
import './goals.css';

/** On the course home, for who has set a goal. A kindness: a failure says nothing. */
export function CourseGoal() {
  return <SignedIn>{() => <Week />}</SignedIn>;
}

function Week() {
  const { data: goal } = useQuery(myGoal, queryClient);
  if (!goal) return null;
  return (
    <section className="course-goal" aria-label={m.goals_title()}>
      <GoalProgress goal={goal} />
      <p>
        <a href="/mon-espace/progression/#objectif">{m.goals_change()}</a>
      </p>
    </section>
  );
}
