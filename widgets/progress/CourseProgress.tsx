import { useEffect, useState } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { report } from '../lib/report.ts';
import { resumeHref } from '../lib/resume-href.ts';
import { useSession } from '../lib/session.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { ProgressRing } from '../ui/Progress.tsx';
import { Arrival } from './Arrival.tsx';
import { takeWelcome } from './handover.ts';
import { KeptValidations } from './KeptValidations.tsx';
import { type LessonLink, lessonLink } from './marks.ts';
import { enterCourse, type MyCourse, myCourse, takeGreeting } from './progress.api.ts';
import { progressWords } from './progressWords.ts';
import { useMyCourse } from './useMyCourse.ts';
import './course-progress.css';
import './progress.css';

export interface CourseProgressProps {
  courseId: string;
  access: 'public' | 'enrolled';
  /** Where the course begins. */
  first: LessonLink;
}

/** The course home's own part of the reader: how far, and on from here. */
export function CourseProgress(props: CourseProgressProps) {
  return (
    <Island>
      <CourseProgressForSession {...props} />
    </Island>
  );
}

function CourseProgressForSession(props: CourseProgressProps) {
  const session = useSession();
  // Also what the static page holds: room for what comes, shown only where a session exists.
  if (session.status !== 'signed-in') {
    return <div className="course-progress when-signed-in" aria-busy="true" />;
  }
  return <MyProgress key={session.userId} userId={session.userId} {...props} />;
}

function MyProgress({ userId, courseId, access, first }: CourseProgressProps & { userId: string }) {
  const course = useMyCourse(courseId);
  const isWelcome = useWelcome(courseId, access);
  return (
    <div className="course-progress">
      <Arrival />
      <KeptValidations userId={userId} />
      {isWelcome && <Notice kind="success">{m.progress_welcome()}</Notice>}
      {course.isPending && <p className="soft">{m.progress_loading()}</p>}
      {course.error && !course.data && (
        <ErrorNotice error={course.error} onRetry={() => course.refetch()} />
      )}
      {course.data && <Figures course={course.data} access={access} first={first} />}
    </div>
  );
}

interface FiguresProps extends Pick<CourseProgressProps, 'access' | 'first'> {
  course: MyCourse;
}

function Figures({ course, access, first }: FiguresProps) {
  if (access === 'enrolled' && !course.isEnrolled && !course.isTeam) {
    return <Notice>{m.progress_not_enrolled()}</Notice>;
  }
  const resume = course.resumeLessonId ? lessonLink(course.resumeLessonId) : undefined;
  return (
    <>
      <ProgressRing percent={course.percent} label={m.progress_mine()} />
      <p>{progressWords(course)}</p>
      {course.percent === 100 && <p>{m.progress_all_done()}</p>}
      {course.percent < 100 && !resume && <p>{m.progress_up_to_date()}</p>}
      <a className="button" href={resume ? resumeHref(resume.href) : first.href}>
        {nextStep(course, resume, first)}
      </a>
      {course.validatedAt.size > 0 && <a href="attestation/">{m.progress_attestation_link()}</a>}
    </>
  );
}

function nextStep(course: MyCourse, resume: LessonLink | undefined, first: LessonLink): string {
  if (!resume) return m.progress_review();
  const isAtStart = course.validatedAt.size === 0 && resume.href.endsWith(first.href);
  return isAtStart ? m.progress_start() : m.progress_resume_lesson({ title: resume.title });
}

/** True on the first visit after sign-up, which also enters a public course. */
function useWelcome(courseId: string, access: CourseProgressProps['access']): boolean {
  const [isWelcome, setIsWelcome] = useState(false);
  useEffect(() => {
    if (!takeWelcome()) return;
    takeGreeting()
      .then(setIsWelcome)
      // Said twice is better than not at all.
      .catch(() => setIsWelcome(true));
    if (access !== 'public') return;
    enterCourse(courseId)
      .then(() => queryClient.invalidateQueries(myCourse(courseId)))
      .catch((error: unknown) => {
        // The first lesson enters the course anyway.
        if (toAppError(error).code === 'unexpected') report(error);
      });
  }, [courseId, access]);
  return isWelcome;
}
