import { useMutation, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { keepInvitation, readInvitation } from '../lib/kept-invitation.ts';
import { memberCount as countWords } from '../lib/member-count.ts';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { signInHref } from '../lib/sign-in-href.ts';
import { onTokenChange, readToken, spendToken } from '../lib/token.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { InvitationError } from './InvitationError.tsx';
import { acceptInvitation, type Invited, invitedTo } from './invitations.api.ts';

/** Where an invitation leads. Only the click joins anything: scanners of mail visit links. */
export function AcceptInvitation() {
  return (
    <Island>
      <ByToken />
    </Island>
  );
}

function takeToken(): string | null {
  const token = readToken();
  if (token) {
    keepInvitation(token);
    spendToken();
  }
  return readInvitation() ?? token;
}

function ByToken() {
  const isAwake = useHydrated();
  const session = useSession();
  const token = useSyncExternalStore(onTokenChange, takeToken, () => null);
  if (!isAwake || session.status === 'loading') return <p>{m.app_loading()}</p>;
  if (!token) return <Notice kind="warning">{m.invitations_unknown()}</Notice>;
  if (session.status === 'signed-in') return <ForPerson key={session.userId} token={token} />;
  return (
    <>
      <p>{m.invitations_sign_in()}</p>
      <div className="actions">
        <a className="button" href={signInHref()}>
          {m.app_sign_in()}
        </a>
        <a className="button button-quiet" href="/inscription/">
          {m.invitations_sign_up()}
        </a>
      </div>
    </>
  );
}

function ForPerson({ token }: { token: string }) {
  const asked = useQuery(invitedTo(token), queryClient);
  const joining = useMutation({ mutationFn: () => acceptInvitation(token) }, queryClient);
  if (asked.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!asked.data) return <InvitationError error={asked.error} />;
  const invited = joining.data ?? asked.data;
  if (invited.isMember) return <Inside invited={invited} />;
  return (
    <Question
      invited={invited}
      error={joining.error}
      isBusy={joining.isPending}
      onAccept={() => joining.mutate()}
    />
  );
}

function Inside({ invited: { name, slug } }: { invited: Invited }) {
  return (
    <Notice
      kind="success"
      action={
        <a className="button" href={communityHref(slug)} onClick={() => keepInvitation(null)}>
          {m.invitations_enter({ name })}
        </a>
      }
    >
      {m.invitations_in({ name })}
    </Notice>
  );
}

interface QuestionProps {
  invited: Invited;
  error: unknown;
  isBusy: boolean;
  onAccept: () => void;
}

function Question({ invited, error, isBusy, onAccept }: QuestionProps) {
  const { name, description, memberCount, missingParent, bringsParent, isOpen } = invited;
  if (!isOpen) return <Notice kind="warning">{m.invitations_over()}</Notice>;
  if (missingParent && !bringsParent) {
    return (
      <Notice
        kind="warning"
        action={
          <a className="button" href={communityHref(missingParent.slug)}>
            {m.invitations_first_parent_link({ name: missingParent.name })}
          </a>
        }
      >
        {m.invitations_first_parent({ name: missingParent.name })}
      </Notice>
    );
  }
  return (
    <section className="card">
      <h2>{m.invitations_question({ name })}</h2>
      <p className="soft">{countWords(memberCount)}</p>
      {description && <p>{description}</p>}
      {missingParent && <p>{m.invitations_brings_parent({ name: missingParent.name })}</p>}
      <InvitationError error={error} />
      <div className="actions">
        <Button isBusy={isBusy} onClick={onAccept}>
          {m.invitations_accept()} <span className="visually-hidden">{name}</span>
        </Button>
      </div>
    </section>
  );
}
