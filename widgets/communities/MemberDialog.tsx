import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Field } from '../ui/Field.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import type { MemberActionsProps } from './MemberActions.tsx';
import { liftSuspension, removeMember, setAdministrator, suspendMember } from './running.api.ts';
import { runningMessage } from './running-words.ts';
import { endOfDay } from './term.ts';

export type MemberDeed = 'name' | 'withdraw' | 'suspend' | 'restore' | 'remove';

const TITLES: Record<MemberDeed, (name: { name: string }) => string> = {
  name: m.running_name_title,
  withdraw: m.running_withdraw_title,
  suspend: m.running_suspend_title,
  restore: m.running_restore_title,
  remove: m.running_remove_title,
};
const MEANINGS: Record<MemberDeed, () => string> = {
  name: m.running_name_means,
  withdraw: m.running_withdraw_means,
  suspend: m.running_suspend_means,
  restore: m.running_restore_means,
  remove: m.running_remove_means,
};
const CONFIRMS: Record<MemberDeed, () => string> = {
  name: m.running_name,
  withdraw: m.running_withdraw,
  suspend: m.running_suspend,
  restore: m.running_restore,
  remove: m.running_remove,
};

interface MemberDialogProps extends MemberActionsProps {
  deed: MemberDeed;
  onClose: () => void;
}

/** Asks once, says what becomes of the person, and takes the reason that they will read. */
export function MemberDialog({ communityId, personId, name, deed, onClose }: MemberDialogProps) {
  const [reason, setReason] = useState('');
  const [lastDay, setLastDay] = useState('');
  const doing = useMutation(
    {
      mutationFn: () => {
        const member = { communityId, personId };
        switch (deed) {
          case 'name':
          case 'withdraw':
            return setAdministrator(member, deed === 'name');
          case 'suspend':
            return suspendMember(member, reason, lastDay ? endOfDay(lastDay) : null);
          case 'restore':
            return liftSuspension(member);
          case 'remove':
            return removeMember(member, reason);
        }
      },
      onSuccess: onClose,
    },
    queryClient,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!doing.isPending) doing.mutate();
  };
  return (
    <Dialog isOpen title={TITLES[deed]({ name })} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <p>{MEANINGS[deed]()}</p>
        {(deed === 'suspend' || deed === 'remove') && (
          <AreaField
            label={m.running_reason()}
            hint={m.comments_facts_hint()}
            rows={3}
            maxLength={2000}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        )}
        {deed === 'suspend' && (
          <Field
            label={m.running_until()}
            hint={m.running_until_hint()}
            type="date"
            value={lastDay}
            onChange={({ target }) => setLastDay(target.value)}
          />
        )}
        <Refusal error={doing.error} words={runningMessage} />
        <div className="actions">
          <Button type="submit" isBusy={doing.isPending}>
            {CONFIRMS[deed]()}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
