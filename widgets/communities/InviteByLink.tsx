import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { CopyField } from '../ui/CopyField.tsx';
import { Field } from '../ui/Field.tsx';
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
      {making.data && (
        <CopyField
          key={making.data}
          address={making.data}
          label={m.invitations_link_address()}
          hint={m.invitations_link_keep()}
          words={{
            copy: m.invitations_copy(),
            copied: m.invitations_copied(),
            failed: m.invitations_copy_failed(),
          }}
        />
      )}
    </section>
  );
}
