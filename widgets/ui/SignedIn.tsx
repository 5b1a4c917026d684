import { Fragment, type ReactNode } from 'react';
import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { Island } from './Island.tsx';
import { Notice } from './Notice.tsx';

interface SignedInProps {
  /** What signing in is good for here; without it, who is signed out is shown nothing. */
  why?: string;
  /** The fragment of the address says what the page is about: signing in leads back to it. */
  keepsFragment?: boolean;
  children: (userId: string) => ReactNode;
}

/** The root of what is there for whoever is signed in: begun anew for each person. */
export function SignedIn(props: SignedInProps) {
  return (
    <Island>
      <ForSession {...props} />
    </Island>
  );
}

function ForSession({ why, keepsFragment = false, children }: SignedInProps) {
  const session = useSession();
  if (session.status === 'signed-in') {
    return <Fragment key={session.userId}>{children(session.userId)}</Fragment>;
  }
  if (why === undefined) return null;
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  const back = keepsFragment ? location.pathname + location.hash : undefined;
  return (
    <Notice
      action={
        <a className="button" href={signInHref(back)}>
          {m.app_sign_in()}
        </a>
      }
    >
      {why}
    </Notice>
  );
}
