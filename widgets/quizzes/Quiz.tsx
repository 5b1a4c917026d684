import { lazy, Suspense } from 'react';
import { m } from '#messages';
import { hasKeptAnswers } from '../lib/kept-answers.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { useLessonOpen } from '../lib/use-lesson-open.ts';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';

export interface QuizProps {
  lessonId: string;
  /** This page, to come back to after signing in. */
  href: string;
  /** The lesson is behind the gate, and its quiz with it. */
  isGated?: boolean | undefined;
}

// Other lessons carry none of it.
const LessonQuiz = lazy(async () => ({ default: (await import('./LessonQuiz.tsx')).LessonQuiz }));

/** The quiz of a lesson, once somebody is signed in. */
export function Quiz(props: QuizProps) {
  return (
    <Island>
      <QuizForSession {...props} />
    </Island>
  );
}

function QuizForSession({ lessonId, href, isGated = false }: QuizProps) {
  const session = useSession();
  const isOpen = useLessonOpen(isGated);
  if (session.status === 'signed-out' && hasKeptAnswers(lessonId)) {
    return <SignInAgain href={href} />;
  }
  if (!isOpen) return null;
  if (session.status !== 'signed-in') return <QuizInvitation href={href} />;
  return (
    <Suspense fallback={<p className="soft">{m.quiz_loading()}</p>}>
      <LessonQuiz key={session.userId} userId={session.userId} lessonId={lessonId} />
    </Suspense>
  );
}

/** The session ended under an answer: what to do, and what becomes of it. */
function SignInAgain({ href }: { href: string }) {
  return (
    <Notice
      kind="warning"
      action={
        <a className="button button-quiet" href={signInHref(href)}>
          {m.app_sign_in()}
        </a>
      }
    >
      {m.quiz_kept_expired()}
    </Notice>
  );
}

// Also what the static page holds, for who is signed out and for who has no script.
function QuizInvitation({ href }: { href: string }) {
  return (
    <div className="notice when-signed-out">
      <p>{m.quiz_sign_in_text()}</p>
      <p>
        <a className="button" href={signInHref(href)} rel="nofollow">
          {m.quiz_sign_in()}
        </a>{' '}
        <a href="/inscription/">{m.quiz_sign_up()}</a>
      </p>
    </div>
  );
}
