import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { resumeHref } from '../lib/resume-href.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { goOnTo } from './go-on-to.ts';
import { whereToResume } from './resuming.api.ts';
import type { ResumableCourse } from './resuming.schema.ts';
import './where-to-resume.css';

/** The page that mails lead to: on to the one place there is, or a choice of courses. */
export function WhereToResume() {
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
    return <GoOn href={signInHref()} sentence={m.resuming_sign_in()} label={m.app_sign_in()} />;
  }
  return <Courses key={session.userId} />;
}

function Courses() {
  const courses = useQuery(whereToResume, queryClient);
  if (courses.isPending) return <p>{m.app_loading()}</p>;
  if (!courses.data) return <ErrorNotice error={courses.error} onRetry={() => courses.refetch()} />;
  if (courses.data.length === 0) {
    return (
      <p>
        {m.resuming_no_course()} <a href="/">{m.resuming_see_courses()}</a>
      </p>
    );
  }
  const [only, ...others] = courses.data;
  if (only?.lesson?.href && others.length === 0) {
    const { title, href } = only.lesson;
    return (
      <GoOn
        href={resumeHref(href)}
        sentence={m.resuming_going({ title })}
        label={m.resuming_resume_lesson({ title })}
      />
    );
  }
  return (
    <>
      {others.length > 0 && <p>{m.resuming_choose()}</p>}
      <ul className="where-to-resume">
        {courses.data.map((course, at) => (
          <Course key={course.href} course={course} isLast={at === 0} />
        ))}
      </ul>
    </>
  );
}

function Course({ course, isLast }: { course: ResumableCourse; isLast: boolean }) {
  const { title, href, lesson } = course;
  return (
    <li className="card">
      <h2>
        <a href={href}>{title}</a>
      </h2>
      {lesson?.href ? (
        <a className={isLast ? 'button' : 'button button-quiet'} href={resumeHref(lesson.href)}>
          {m.resuming_resume_lesson({ title: lesson.title })}
        </a>
      ) : (
        <p>{m.resuming_up_to_date()}</p>
      )}
    </li>
  );
}

interface GoOnProps {
  href: string;
  sentence: string;
  label: string;
}

/** Goes on by itself; the link stays for whom nothing happens. */
function GoOn({ href, sentence, label }: GoOnProps) {
  useEffect(() => goOnTo(href), [href]);
  return (
    <>
      <p role="status">{sentence}</p>
      <p>
        <a className="button" href={href}>
          {label}
        </a>
      </p>
    </>
  );
}
