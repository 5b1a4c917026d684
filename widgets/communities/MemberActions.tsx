import { lazy, Suspense, useState } from 'react';
import { m } from '#messages';
import type { MembershipState } from '../lib/community.ts';
import { Button } from '../ui/Button.tsx';
import type { MemberDeed } from './MemberDialog.tsx';

const MemberDialog = lazy(async () => ({
  default: (await import('./MemberDialog.tsx')).MemberDialog,
}));

export interface MemberActionsProps {
  communityId: string;
  personId: string;
  name: string;
  /** Nobody removes or suspends themselves. */
  isMe?: boolean;
  state: MembershipState;
  isAdministrator: boolean;
}

/** What those who run a community may do about a member. Each is asked once, with what it means. */
export function MemberActions(props: MemberActionsProps) {
  const { name, isMe = false, state, isAdministrator } = props;
  const [asked, setAsked] = useState<MemberDeed>();
  const deeds: [MemberDeed, string][] =
    state === 'suspended'
      ? [['restore', m.running_restore_of({ name })]]
      : state === 'member'
        ? [
            isAdministrator
              ? ['withdraw', m.running_withdraw_of({ name })]
              : ['name', m.running_name_of({ name })],
            ...(isMe
              ? []
              : ([
                  ['suspend', m.running_suspend_of({ name })],
                  ['remove', m.running_remove_of({ name })],
                ] satisfies [MemberDeed, string][])),
          ]
        : [];
  const short: Record<MemberDeed, () => string> = {
    name: m.running_name,
    withdraw: m.running_withdraw,
    suspend: m.running_suspend,
    restore: m.running_restore,
    remove: m.running_remove,
  };
  return (
    <div className="actions">
      {deeds.map(([deed, label]) => (
        <Button key={deed} look="plain" aria-label={label} onClick={() => setAsked(deed)}>
          {short[deed]()}
        </Button>
      ))}
      <Suspense>
        {asked && <MemberDialog {...props} deed={asked} onClose={() => setAsked(undefined)} />}
      </Suspense>
    </div>
  );
}
