import { m } from '#messages';
import { isKept } from '../lib/kept-validations.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { useLessonOpen } from '../lib/use-lesson-open.ts';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { LessonLink } from './marks.ts';
import { Validation } from './Validation.tsx';

export interface LessonProgressProps {
  courseId: string;
  lessonId: string;
  title: string;
  /** This page, to come back to after signing in. */
  href: string;
  /** The lesson after this one; none after the last. */
  next?: LessonLink | undefined;
  /** The body is behind the gate, not in the page. */
  isGated?: boolean | undefined;
  /** Validated by its quiz, where it has one. */
  isQuiz?: boolean | undefined;
}

/** « Valider » and what became of it. */
export function LessonProgress(props: LessonProgressProps) {
  return (
    <Island>
      <LessonProgressForSession {...props} />
    </Island>
  );
}

function LessonProgressForSession({ isGated = false, href, ...lesson }: LessonProgressProps) {
  const session = useSession();
  const isOpen = useLessonOpen(isGated);
  const { lessonId } = lesson;
  if (session.status === 'signed-out' && isKept(lessonId)) return <SignInAgain href={href} />;
  if (!isOpen) return null;
  if (session.status !== 'signed-in') return <SignInInvitation href={href} />;
  // Another person, another state.
  return <Validation key={session.userId} userId={session.userId} {...lesson} />;
}

/** The session ended under a validation: what to do, and what becomes of it. */
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
      {m.progress_kept_expired()}
    </Notice>
  );
}

// Also what the static page holds: a plain link, for who is signed out and for who has no script.
function SignInInvitation({ href }: { href: string }) {
  return (
    <p className="when-signed-out">
      <a href={signInHref(href)} rel="nofollow">
        {m.progress_sign_in()}
      </a>
    </p>
  );
}
