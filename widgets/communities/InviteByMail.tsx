import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { InvitationError } from './InvitationError.tsx';
import { inviteByMail } from './invitations.api.ts';

const listed = (typed: string): string[] =>
  typed
    .split(/[\n,;]+/)
    .map((courriel) => courriel.trim())
    .filter(Boolean);

/** Writes to a list of addresses. What was typed stays until all of it has left. */
export function InviteByMail({ communityId }: { communityId: string }) {
  const titleId = useId();
  const [typed, setTyped] = useState('');
  const [message, setMessage] = useState('');
  const sending = useMutation(
    {
      mutationFn: () => inviteByMail(communityId, listed(typed), message),
      onSuccess: ({ refused }) => {
        if (refused.length === 0) setTyped('');
      },
    },
    queryClient,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  const { sent = 0, refused = [] } = sending.data ?? {};
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.invitations_mail_title()}</h2>
      <form className="form" onSubmit={submit}>
        <AreaField
          label={m.invitations_courriels()}
          hint={m.invitations_courriels_hint()}
          rows={4}
          required
          error={
            refused.length > 0
              ? m.invitations_courriels_refused({ list: refused.join(', ') })
              : undefined
          }
          value={typed}
          onChange={({ target }) => setTyped(target.value)}
        />
        <AreaField
          label={m.invitations_mail_message()}
          rows={3}
          maxLength={1000}
          value={message}
          onChange={({ target }) => setMessage(target.value)}
        />
        <InvitationError error={sending.error} />
        {sent > 0 && (
          <Notice kind="success">
            {sent === 1
              ? m.invitations_mail_sent_one()
              : m.invitations_mail_sent_many({ count: sent })}
          </Notice>
        )}
        <Button type="submit" isBusy={sending.isPending}>
          {m.invitations_mail_send()}
        </Button>
      </form>
    </section>
  );
}
