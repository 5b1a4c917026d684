import { m } from '#messages';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';

const REFUSALS: Record<string, () => string> = {
  'access-suspended': m.invitations_suspended,
  'courriels-invalid': m.invitations_courriels_none,
  'days-invalid': m.invitations_days_invalid,
  'invitation-over': m.invitations_over,
  'invitation-unknown': m.invitations_unknown,
  'message-too-long': m.invitations_message_long,
  'too-many-attempts': m.invitations_often,
  'uses-invalid': m.invitations_uses_invalid,
};

/** Why an invitation was not made or not taken, and what to do. */
export function InvitationError({ error }: { error: unknown }) {
  if (!error) return null;
  const { code, reason } = toAppError(error);
  if (code === 'signed-out' || reason === 'other-person') return <ErrorNotice error={error} />;
  const sentence = reason && Object.hasOwn(REFUSALS, reason) && REFUSALS[reason]?.();
  return <Notice kind="error">{sentence || messageOf(error)}</Notice>;
}
