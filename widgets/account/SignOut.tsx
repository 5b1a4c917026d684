import { useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { signOut, useSession } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';

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
  const isSignedIn = session.status === 'signed-in';
  const [isAsked] = useState(() => typeof document !== 'undefined' && !isOurOwnLink());

  // Once: who signs in later, in another tab, stays signed in though this page is still open.
  const isSpent = useRef(false);
  useEffect(() => {
    if (session.status === 'loading' || isSpent.current) return;
    isSpent.current = true;
    if (isSignedIn && !isAsked) void signOut();
  }, [session.status, isSignedIn, isAsked]);

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
  return (
    <>
      <p>{m.account_sign_out_text()}</p>
      <Button onClick={() => void signOut()}>{m.account_sign_out()}</Button>
    </>
  );
}
