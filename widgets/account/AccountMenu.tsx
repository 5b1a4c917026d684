import type { SubmitEvent } from 'react';
import { m } from '#messages';
import { signOut, useSession } from '../lib/session.ts';
import { readSession } from '../lib/session-store.ts';
import { listUnsent } from '../lib/unsent.ts';
import { Button } from '../ui/Button.tsx';
import { Device } from '../ui/Device.tsx';
import { Island } from '../ui/Island.tsx';
import { LazyBell } from '../ui/LazyBell.tsx';
import { goTo } from './go-to.ts';
import './account-menu.css';

const SPACE_HREF = '/mon-espace/';
const PROFILE_HREF = '/mon-espace/profil/';
const SIGN_OUT_HREF = '/deconnexion/';
/** Pages that say themselves what waits on this device, or that there is no line. */
const QUIET = [SIGN_OUT_HREF, '/hors-ligne/'];

interface AccountMenuProps {
  /** The page's own address, which is marked as the current one. */
  here: string;
}

/**
 * The header's control for whoever is signed in. The static page holds the same two words, and the
 * form leads to a page that signs out, so it serves before it is awake and when it cannot load.
 */
export function AccountMenu(props: AccountMenuProps) {
  return (
    <Island>
      <Menu {...props} />
    </Island>
  );
}

function Menu({ here }: AccountMenuProps) {
  const session = useSession(); // also keeps the page's own mark in step with other tabs
  return (
    <div className="account-menu">
      {session.status === 'signed-in' && <LazyBell key={session.userId} here={here} />}
      {session.status === 'signed-in' && (
        <Device key={session.userId} userId={session.userId} isQuiet={QUIET.includes(here)} />
      )}
      <a href={SPACE_HREF} aria-current={here === SPACE_HREF ? 'page' : undefined}>
        {m.nav_my_space()}
      </a>
      {/* On a narrow screen « Mon espace » leads there. */}
      <a
        className="account-menu-profile"
        href={PROFILE_HREF}
        aria-current={here === PROFILE_HREF ? 'page' : undefined}
      >
        {m.nav_profile()}
      </a>
      <form action={SIGN_OUT_HREF} onSubmit={leave}>
        <Button type="submit" look="plain">
          {m.account_sign_out()}
        </Button>
      </form>
    </div>
  );
}

/** Forgets the session at once, even offline; then the next page says so, or asks about the unsent. */
async function leave(event: SubmitEvent): Promise<void> {
  event.preventDefault();
  const session = readSession();
  const hasUnsent = session !== null && listUnsent(session.user.id).length > 0;
  if (!hasUnsent) await signOut();
  // Without a line there is no next page, unless a worker keeps it; what waits is said on this one.
  if (navigator.onLine || navigator.serviceWorker?.controller) goTo(SIGN_OUT_HREF);
}
