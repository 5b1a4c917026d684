import { useEffect, useState } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { findComment } from './comments.api.ts';
import { followTo } from './follow-to.ts';

/** Mails and notices link here: a lesson may move, its comments move with it. */
export function CommentLink() {
  return (
    <SignedIn why={m.comments_link_signed_out()} keepsFragment>
      {() => <Follow />}
    </SignedIn>
  );
}

const UUID = /^#([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

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
