import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { myProfile } from './account.api.ts';
import './account.css';

/** Name, identifiant and courriel of whoever is signed in. */
export function ProfileCard() {
  return <SignedIn why={m.account_space_signed_out()}>{() => <Profile />}</SignedIn>;
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
