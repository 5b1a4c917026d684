import { useEffect, useState } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { findComment } from './comments.api.ts';
import { followTo } from './follow-to.ts';

/** Mails and notices link here: a lesson may move, its comments move with it. */
export function CommentLink() {
  return (
    <Island>
      <CommentLinkForSession />
    </Island>
  );
}

const UUID = /^#([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

function CommentLinkForSession() {
  const session = useSession();
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (session.status === 'signed-out') {
    return (
      <Notice
        action={
          <a className="button" href={signInHref(location.pathname + location.hash)}>
            {m.app_sign_in()}
          </a>
        }
      >
        {m.comments_link_signed_out()}
      </Notice>
    );
  }
  return <Follow key={session.userId} />;
}

function Follow() {
  const [error, setError] = useState<unknown>();
  const [tries, setTries] = useState(0);
  const id = UUID.exec(location.hash)?.[1];
  // biome-ignore lint/correctness/useExhaustiveDependencies: « Réessayer » counts the tries
  useEffect(() => {
    if (!id) return;
    setError(undefined);
    findComment(id).then(followTo, setError);
  }, [id, tries]);
  if (!id || toAppError(error).code === 'not-found') {
    return <Notice kind="warning">{m.comments_link_gone()}</Notice>;
  }
  if (error) return <ErrorNotice error={error} onRetry={() => setTries(tries + 1)} />;
  return <p role="status">{m.comments_link_following()}</p>;
}
