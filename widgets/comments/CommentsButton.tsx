import { lazy, Suspense, useEffect, useState } from 'react';
import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { useLessonOpen } from '../lib/use-lesson-open.ts';
import { Button } from '../ui/Button.tsx';
import { openHelpBeside } from '../ui/help-hints.ts';
import { Island } from '../ui/Island.tsx';
import { isAsked } from './permalink.ts';

const CommentsPanel = lazy(async () => ({
  default: (await import('./CommentsPanel.tsx')).CommentsPanel,
}));

export interface CommentsButtonProps {
  lessonId: string;
  /** This page, to come back to after signing in. */
  href: string;
  /** The body is behind the gate, and the comments with it. */
  isGated?: boolean | undefined;
}

/** « Commentaires », above the lesson. Nothing of them is loaded before somebody opens them. */
export function CommentsButton(props: CommentsButtonProps) {
  return (
    <Island>
      <CommentsButtonForSession {...props} />
    </Island>
  );
}

function CommentsButtonForSession({ lessonId, href, isGated = false }: CommentsButtonProps) {
  const session = useSession();
  const isLessonOpen = useLessonOpen(isGated);
  const [isOpen, setIsOpen] = useState(false);
  const [total, setTotal] = useState<number>();
  // Whose panel it is. A session that ends under it leaves what was typed where it stands.
  const [userId, setUserId] = useState<string>();
  // The « ? » stands beside this button, in the page: who reads signed out gets a plain link.
  useEffect(openHelpBeside, []);
  if (session.status === 'signed-in' && session.userId !== userId) setUserId(session.userId);

  useEffect(() => {
    if (!isLessonOpen || !userId) return;
    const look = () => isAsked() && setIsOpen(true);
    look();
    window.addEventListener('hashchange', look);
    return () => window.removeEventListener('hashchange', look);
  }, [isLessonOpen, userId]);

  if (!isLessonOpen) return null;
  if (!userId || (session.status !== 'signed-in' && !isOpen)) return <SignInLink href={href} />;
  return (
    <>
      <Button look="secondary" aria-haspopup="dialog" onClick={() => setIsOpen(true)}>
        {total === undefined ? m.comments_title() : m.comments_title_count({ count: total })}
      </Button>
      {isOpen && (
        <Suspense fallback={<span role="status">{m.app_loading()}</span>}>
          <CommentsPanel
            key={userId}
            userId={userId}
            lessonId={lessonId}
            onClose={() => setIsOpen(false)}
            onTotal={setTotal}
          />
        </Suspense>
      )}
    </>
  );
}

// Also what the static page holds, for who is signed out and for who has no script.
function SignInLink({ href }: { href: string }) {
  return (
    <a className="button button-quiet" href={signInHref(`${href}#commentaires`)} rel="nofollow">
      {m.comments_title()} <span className="when-signed-out">{m.comments_sign_in_hint()}</span>
    </a>
  );
}
