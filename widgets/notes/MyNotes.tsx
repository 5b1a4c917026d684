import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { saveFile } from '../lib/save-file.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { byCourse, type CourseNotes, notesAsMarkdown, notesFileName } from './markdown.ts';
import { myNotes } from './notes.api.ts';
import './my-notes.css';

/** All one's notes, by course and lesson. */
export function MyNotes() {
  return (
    <Island>
      <MyNotesForSession />
    </Island>
  );
}

function MyNotesForSession() {
  const session = useSession();
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (session.status === 'signed-out') return <SignedOut />;
  return <NoteList key={session.userId} userId={session.userId} />;
}

function SignedOut() {
  return (
    <Notice
      action={
        <a className="button" href={signInHref()}>
          {m.app_sign_in()}
        </a>
      }
    >
      {m.notes_signed_out()}
    </Notice>
  );
}

function NoteList({ userId }: { userId: string }) {
  const notes = useQuery(myNotes(userId), queryClient);
  if (notes.isPending) return <p className="soft">{m.app_loading()}</p>;
  if (!notes.data) return <ErrorNotice error={notes.error} onRetry={() => notes.refetch()} />;
  if (notes.data.length === 0) return <p>{m.notes_none_anywhere()}</p>;
  const courses = byCourse(notes.data);
  return (
    <>
      <p className="actions">
        <Button look="secondary" onClick={() => exportNotes(courses)}>
          {m.notes_export()}
        </Button>
      </p>
      {courses.map((course) => (
        <CourseSection key={course.title} course={course} />
      ))}
    </>
  );
}

function exportNotes(courses: CourseNotes[]): void {
  const content = new Blob([notesAsMarkdown(courses, location.origin)], {
    type: 'text/markdown; charset=utf-8',
  });
  saveFile({ name: notesFileName(new Date()), content });
}

function CourseSection({ course }: { course: CourseNotes }) {
  return (
    <section>
      <h2>{course.title}</h2>
      {course.lessons.map(({ title, href, notes }) => (
        <section key={href ?? title}>
          <h3>{href ? <a href={href}>{title}</a> : title}</h3>
          <ul className="my-notes">
            {notes.map(({ id, quote, body }) => (
              <li key={id} className="card">
                {quote && <p className="note-quote">« {quote} »</p>}
                <p className="note-body">{body}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
