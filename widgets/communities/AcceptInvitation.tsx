import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, useSyncExternalStore } from 'react';
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
import { isAboutNames, useNames } from './use-names.tsx';

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
  const [accepted, setAccepted] = useState<Invited>();
  const asked = useQuery(invitedTo(token), queryClient);
  if (asked.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!asked.data) return <InvitationError error={asked.error} />;
  const invited = accepted ?? asked.data;
  if (invited.isMember) return <Inside invited={invited} />;
  const { missingParent, bringsParent, isOpen } = invited;
  if (!isOpen) return <Notice kind="warning">{m.invitations_over()}</Notice>;
  if (missingParent && !bringsParent) return <FirstParent {...missingParent} />;
  return <Question {...{ token, invited }} onAccepted={setAccepted} />;
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

function FirstParent({ slug, name }: { slug: string; name: string }) {
  return (
    <Notice
      kind="warning"
      action={
        <a className="button" href={communityHref(slug)}>
          {m.invitations_first_parent_link({ name })}
        </a>
      }
    >
      {m.invitations_first_parent({ name })}
    </Notice>
  );
}

interface QuestionProps {
  token: string;
  invited: Invited;
  onAccepted: (invited: Invited) => void;
}

/** The question, with the names that members will read where they are missing. */
function Question({ token, invited, onAccepted }: QuestionProps) {
  const { name, description, memberCount, missingParent } = invited;
  const joining = useMutation(
    {
      mutationFn: async () => {
        await names.save();
        return acceptInvitation(token);
      },
      onSuccess: onAccepted,
    },
    queryClient,
  );
  const { error, isPending } = joining;
  const names = useNames(true, error);
  const join = () => (names.isReady ? joining.mutate() : names.tryOn());
  return (
    <section className="card">
      <h2>{m.invitations_question({ name })}</h2>
      <p className="soft">{countWords(memberCount)}</p>
      {description && <p>{description}</p>}
      {missingParent && <p>{m.invitations_brings_parent({ name: missingParent.name })}</p>}
      {names.fields}
      {isAboutNames(error) ? names.refusal(error) : <InvitationError error={error} />}
      <div className="actions">
        <Button isBusy={isPending || names.isPending} onClick={join}>
          {m.invitations_accept()} <span className="visually-hidden">{name}</span>
        </Button>
      </div>
    </section>
  );
}
