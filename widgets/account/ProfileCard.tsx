import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { myProfile } from './account.api.ts';
import './account.css';

/** Name, identifiant and courriel of whoever is signed in. */
export function ProfileCard() {
  return (
    <Island>
      <ProfileForSession />
    </Island>
  );
}

function ProfileForSession() {
  const session = useSession();
  if (session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (session.status === 'signed-out') {
    return (
      <Notice
        action={
          <a className="button" href={signInHref()}>
            {m.app_sign_in()}
          </a>
        }
      >
        {m.account_space_signed_out()}
      </Notice>
    );
  }
  return <Profile key={session.userId} />;
}

function Profile() {
  const profile = useQuery(myProfile, queryClient);
  if (profile.isPending) return <p>{m.app_loading()}</p>;
  if (!profile.data) return <ErrorNotice error={profile.error} onRetry={() => profile.refetch()} />;
  const { displayName, username, email } = profile.data;
  return (
    <>
      <dl className="profile">
        <dt>{m.account_space_name()}</dt>
        <dd>{displayName}</dd>
        <dt>{m.account_space_username()}</dt>
        <dd>{username}</dd>
        <dt>{m.account_email()}</dt>
        <dd>{email}</dd>
      </dl>
      <p>
        <a className="button button-quiet" href="/mon-espace/profil/">
          {m.account_profile_link()}
        </a>
      </p>
    </>
  );
}
