import { m } from '#messages';
import { resumeHref } from '../lib/resume-href.ts';
import { ModuleRing } from './ModuleRing.tsx';
import type { ModuleShare, OwnCourse } from './own-progress.schema.ts';
import { QuizScoreList } from './QuizScoreList.tsx';

/** A course: its modules with what is done of each, its quizzes with their scores, and the way on. */
export function OwnCourseCard({ course }: { course: OwnCourse }) {
  const { title, href, resume, modules, quizzes } = course;
  return (
    <section className="card own-course" aria-label={title}>
      <h2>
        <a href={href}>{title}</a>
      </h2>
      <ol className="own-modules">
        {modules.map((module, at) => (
          <Module key={module.slug} module={module} number={at + 1} courseHref={href} />
        ))}
      </ol>
      {quizzes.length > 0 && <QuizScoreList quizzes={quizzes} />}
      {resume?.href ? (
        <p className="actions">
          <a className="button" href={resumeHref(resume.href)}>
            {m.progress_resume_lesson(resume)}
          </a>
        </p>
      ) : (
        <p>{m.progress_up_to_date()}</p>
      )}
    </section>
  );
}

interface ModuleProps {
  module: ModuleShare;
  number: number;
  courseHref: string;
}

function Module({ module, number, courseHref }: ModuleProps) {
  const { title, slug, total, validated } = module;
  return (
    <li>
      <ModuleRing validated={validated} total={total} />
      <span>
        <a href={`${courseHref}#${slug}`}>{m.progress_own_module({ number, title })}</a>
        <br />
        <span className="soft">{m.progress_module_count({ count: validated, total })}</span>
      </span>
    </li>
  );
}
