import { m } from '#messages';
import { refusalIn } from '../lib/error-messages.ts';
import { Refusal } from '../ui/Refusal.tsx';

const REFUSALS: Record<string, () => string> = {
  'access-suspended': m.invitations_suspended,
  'courriels-invalid': m.invitations_courriels_none,
  'days-invalid': m.invitations_days_invalid,
  'invitation-over': m.invitations_over,
  'invitation-unknown': m.invitations_unknown,
  'join-community-first': m.invitations_community_first,
  'message-too-long': m.invitations_message_long,
  'too-many-attempts': m.invitations_often,
  'uses-invalid': m.invitations_uses_invalid,
};

/** Why an invitation was not made or not taken, and what to do. */
export function InvitationError({ error }: { error: unknown }) {
  return <Refusal error={error} words={(refused) => refusalIn(REFUSALS, refused)} />;
}
