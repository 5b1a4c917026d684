import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type MyProfile, myProfile } from './account.api.ts';
import { EmailSection } from './EmailSection.tsx';
import { NamesSection } from './NamesSection.tsx';
import { PasswordSection } from './PasswordSection.tsx';
import './account.css';

/** Below the forms, with words for every kind of mail. */
const MailsSection = lazy(async () => ({
  default: (await import('./MailsSection.tsx')).MailsSection,
}));

/** Names, courriel and password of whoever is signed in, each saved by itself. */
export function Profile() {
  return (
    <Island>
      <ProfileForSession />
    </Island>
  );
}

/**
 * Once the forms are there they stay, with what was typed, even when the session ends meanwhile:
 * somebody signs in again in another tab and goes on.
 */
function ProfileForSession() {
  const session = useSession();
  const [begun, setBegun] = useState<MyProfile | null>(null);
  const isSignedIn = session.status === 'signed-in';
  const profile = useQuery({ ...myProfile, enabled: isSignedIn && !begun }, queryClient);
  if (profile.data && !begun) setBegun(profile.data);

  if (begun) {
    return (
      <>
        {!isSignedIn && <SessionOver />}
        <p>{m.account_profile_intro()}</p>
        <NamesSection profile={begun} />
        <EmailSection email={begun.email} />
        <PasswordSection profile={begun} />
        {isSignedIn && (
          <Suspense>
            <MailsSection />
          </Suspense>
        )}
      </>
    );
  }
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (!isSignedIn) {
    return (
      <Notice
        action={
          <a className="button" href={signInHref()}>
            {m.app_sign_in()}
          </a>
        }
      >
        {m.account_profile_signed_out()}
      </Notice>
    );
  }
  if (profile.isPending) return <p>{m.app_loading()}</p>;
  return <ErrorNotice error={profile.error} onRetry={() => profile.refetch()} />;
}

function SessionOver() {
  return (
    <Notice
      kind="warning"
      action={
        <a className="button button-quiet" href="/connexion/" target="_blank" rel="noopener">
          {m.account_profile_sign_in_tab()}
        </a>
      }
    >
      {m.account_profile_over()}
    </Notice>
  );
}
