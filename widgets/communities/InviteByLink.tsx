import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { InvitationError } from './InvitationError.tsx';
import { makeLink } from './invitations.api.ts';

/** Makes a link for so many days and people, and shows it once. */
export function InviteByLink({ communityId }: { communityId: string }) {
  const titleId = useId();
  const [days, setDays] = useState('14');
  const [uses, setUses] = useState('20');
  const making = useMutation(
    { mutationFn: () => makeLink(communityId, Number(days), Number(uses)) },
    queryClient,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    making.mutate();
  };
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.invitations_link_title()}</h2>
      <form className="form" onSubmit={submit}>
        <Field
          label={m.invitations_days()}
          type="number"
          min={1}
          max={90}
          required
          value={days}
          onChange={({ target }) => setDays(target.value)}
        />
        <Field
          label={m.invitations_uses_field()}
          type="number"
          min={1}
          max={500}
          required
          value={uses}
          onChange={({ target }) => setUses(target.value)}
        />
        <InvitationError error={making.error} />
        <Button type="submit" isBusy={making.isPending}>
          {m.invitations_link_make()}
        </Button>
      </form>
      {making.data && <Address key={making.data} address={making.data} />}
    </section>
  );
}

function Address({ address }: { address: string }) {
  const id = useId();
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  const copy = async () => {
    setIsCopied(
      await navigator.clipboard.writeText(address).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{m.invitations_link_address()}</label>
        <div className="input-group">
          <input
            id={id}
            readOnly
            value={address}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Button look="secondary" onClick={() => void copy()}>
            {m.invitations_copy()}
          </Button>
        </div>
        <p className="hint">{m.invitations_link_keep()}</p>
      </div>
      {isCopied !== null && (
        <Notice kind={isCopied ? 'success' : 'warning'}>
          {isCopied ? m.invitations_copied() : m.invitations_copy_failed()}
        </Notice>
      )}
    </>
  );
}
