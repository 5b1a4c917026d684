import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { KeptValidations } from './KeptValidations.tsx';
import { OwnCourseCard } from './OwnCourseCard.tsx';
import { ownProgress } from './own-progress.api.ts';
import './own-progress.css';

/** What the learner has done, course by course. */
export function OwnProgressPage() {
  return (
    <Island>
      <ForSession />
    </Island>
  );
}

function ForSession() {
  const session = useSession();
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (session.status === 'signed-out') {
    return (
      <Notice
        action={
          <a className="button" href={signInHref()}>
            {m.app_sign_in()}
          </a>
        }
      >
        {m.progress_own_signed_out()}
      </Notice>
    );
  }
  return (
    <>
      <KeptValidations userId={session.userId} />
      <Courses key={session.userId} />
    </>
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
