import { useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { forgetSession, signOut, useSession } from '../lib/session.ts';
import { listUnsent } from '../lib/unsent.ts';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SignOutUnsent } from './SignOutUnsent.tsx';

/** The page that « Se déconnecter » leads to. */
export function SignOut() {
  return (
    <Island>
      <SignOutOrSaid />
    </Island>
  );
}

/** A link on another site must not sign anybody out: coming from there, one is asked. */
const isOurOwnLink = () => document.referrer.startsWith(`${location.origin}/`);

function SignOutOrSaid() {
  const session = useSession();
  const [isAsked] = useState(() => typeof document !== 'undefined' && !isOurOwnLink());

  // Once: who signs in later, in another tab, stays signed in though this page is still open.
  const isSpent = useRef(false);
  useEffect(() => {
    if (session.status === 'loading' || isSpent.current) return;
    isSpent.current = true;
    if (session.status === 'signed-out')
      void forgetSession(); // what a cut sign-out left
    else if (!isAsked && listUnsent(session.userId).length === 0) void signOut();
  }, [session, isAsked]);

  if (session.status === 'signed-out') {
    return (
      <Notice
        kind="success"
        action={
          <a className="button button-quiet" href="/">
            {m.nav_home()}
          </a>
        }
      >
        {m.account_signed_out()}
      </Notice>
    );
  }
  if (session.status === 'signed-in' && listUnsent(session.userId).length > 0) {
    return <SignOutUnsent userId={session.userId} />;
  }
  return (
    <>
      <p>{m.account_sign_out_text()}</p>
      <Button onClick={() => void signOut()}>{m.account_sign_out()}</Button>
    </>
  );
}
