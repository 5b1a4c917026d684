import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { resumeHref } from '../lib/resume-href.ts';
import { useSession } from '../lib/session.ts';
import { Island } from '../ui/Island.tsx';
import { myCourses } from './courses.api.ts';
import { KeptValidations } from './KeptValidations.tsx';
import { nextCourse } from './next-course.ts';
import './next-step.css';

/** « Reprendre : … » on the pages that belong to no course. A kindness: a failure says nothing. */
export function NextStep() {
  return (
    <Island>
      <NextStepForSession />
    </Island>
  );
}

function NextStepForSession() {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  return (
    <>
      <KeptValidations userId={session.userId} />
      <Step key={session.userId} />
    </>
  );
}

function Step() {
  const courses = useQuery(myCourses, queryClient);
  const course = nextCourse(courses.data ?? []);
  if (!course?.resume) return null;
  const { title, progress, resume } = course;
  return (
    <p className="next-step">
      <span className="soft">
        {m.progress_next_step_of({ course: title, percent: progress.percent })}
      </span>
      <a className="button" href={resumeHref(resume.href)}>
        {progress.validatedAt.size > 0
          ? m.progress_resume_lesson(resume)
          : m.progress_start_lesson(resume)}
      </a>
    </p>
  );
}
