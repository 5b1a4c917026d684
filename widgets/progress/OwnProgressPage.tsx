import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { KeptValidations } from './KeptValidations.tsx';
import { OwnCourseCard } from './OwnCourseCard.tsx';
import { ownProgress } from './own-progress.api.ts';
import './own-progress.css';

/** What the learner has done, course by course. */
export function OwnProgressPage() {
  return (
    <SignedIn why={m.progress_own_signed_out()}>
      {(userId) => (
        <>
          <KeptValidations userId={userId} />
          <Courses />
        </>
      )}
    </SignedIn>
  );
}

function Courses() {
  const courses = useQuery(ownProgress, queryClient);
  if (courses.isPending) return <p className="soft">{m.progress_loading()}</p>;
  if (!courses.data) return <ErrorNotice error={courses.error} onRetry={() => courses.refetch()} />;
  if (courses.data.length === 0) {
    return (
      <p>
        {m.progress_no_course()} <a href="/">{m.progress_see_courses()}</a>
      </p>
    );
  }
  return courses.data.map((course) => <OwnCourseCard key={course.href} course={course} />);
}
