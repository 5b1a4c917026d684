import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { resumeHref } from '../lib/resume-href.ts';
import { useSession } from '../lib/session.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { ProgressBar } from '../ui/Progress.tsx';
import { type FollowedCourse, myCourses } from './courses.api.ts';
import { KeptValidations } from './KeptValidations.tsx';
import { progressWords } from './progressWords.ts';
import './my-courses.css';

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
  if (session.status !== 'signed-in') return null;
  return (
    <>
      <KeptValidations userId={session.userId} />
      <CourseList key={session.userId} />
    </>
  );
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
  const { title, href, progress, resume } = course;
  return (
    <li className="card">
      <h3>
        <a href={href}>{title}</a>
      </h3>
      <ProgressBar percent={progress.percent} label={title} />
      <p>{progressWords(progress)}</p>
      <div className="actions">
        {resume && (
          <a className="button button-quiet" href={resumeHref(resume.href)}>
            {progress.validatedAt.size > 0
              ? m.progress_resume_lesson(resume)
              : m.progress_start_lesson(resume)}
          </a>
        )}
        {progress.validatedAt.size > 0 && (
          <a href={`${href}attestation/`}>
            {m.progress_attestation_link()} <span className="visually-hidden">{title}</span>
          </a>
        )}
      </div>
    </li>
  );
}
