import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { ProgressBar } from '../ui/Progress.tsx';
import { type FollowedCourse, myCourses } from './courses.api.ts';
import { progressWords } from './progressWords.ts';
import './progress.css';

/** The courses of whoever is signed in, for the personal space. */
export function MyCourses() {
  return (
    <Island>
      <MyCoursesForSession />
    </Island>
  );
}

function MyCoursesForSession() {
  const session = useSession();
  return session.status === 'signed-in' ? <CourseList key={session.userId} /> : null;
}

function CourseList() {
  const courses = useQuery(myCourses, queryClient);
  if (courses.isPending) return <p className="soft">{m.progress_loading()}</p>;
  if (!courses.data) return <ErrorNotice error={courses.error} onRetry={() => courses.refetch()} />;
  if (courses.data.length === 0) {
    return (
      <p>
        {m.progress_no_course()} <a href="/">{m.progress_see_courses()}</a>
      </p>
    );
  }
  return (
    <ul className="my-courses">
      {courses.data.map((course) => (
        <CourseCard key={course.id} course={course} />
      ))}
    </ul>
  );
}

function CourseCard({ course }: { course: FollowedCourse }) {
  const { title, href, progress, resumeHref } = course;
  return (
    <li className="card">
      <h3>
        <a href={href}>{title}</a>
      </h3>
      <ProgressBar percent={progress.percent} label={title} />
      <p>{progressWords(progress)}</p>
      {progress.percent < 100 && (
        <a className="button button-quiet" href={resumeHref}>
          {progress.validatedAt.size > 0 ? m.progress_resume() : m.progress_start()}{' '}
          <span className="visually-hidden">{title}</span>
        </a>
      )}
    </li>
  );
}
