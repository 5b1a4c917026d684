import type { SubmitEvent } from 'react';
import { m } from '#messages';
import { signOut, useSession } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { Welcome } from './Welcome.tsx';
import './account-menu.css';

const SIGN_OUT_HREF = '/deconnexion/';

/**
 * The header's control for whoever is signed in. The static page holds the same two words, and the
 * form leads to a page that signs out, so it serves before it is awake and when it cannot load.
 */
export function AccountMenu() {
  return (
    <Island>
      <Menu />
    </Island>
  );
}

function Menu() {
  const session = useSession();
  return (
    <div className="account-menu">
      <a href="/mon-espace/">{m.nav_my_space()}</a>
      <form action={SIGN_OUT_HREF} onSubmit={leave}>
        <Button type="submit" look="plain">
          {m.account_sign_out()}
        </Button>
      </form>
      {session.status === 'signed-in' && <Welcome />}
    </div>
  );
}

/** Forgets the session at once, even offline; then the next page says so. */
async function leave(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  await signOut();
  location.assign(SIGN_OUT_HREF);
}
