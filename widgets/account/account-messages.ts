import { m } from '#messages';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';

const BY_REASON: Record<string, () => string> = {
  'code-wrong': m.account_code_wrong,
  'invalid-credentials': m.account_sign_in_refused,
  'invalid-email': m.account_email_invalid,
  'last-staff': m.account_leaving_last_staff,
  'link-superseded': m.account_link_superseded,
  'link-expired': m.account_link_expired,
  'link-used': m.account_link_used,
  'link-unknown': m.account_link_unknown,
  'password-weak': m.account_password_rule,
  'password-wrong': m.account_password_wrong,
  'ticket-expired': m.account_ticket_expired,
  'username-taken': m.account_username_taken,
  'username-invalid': m.account_username_invalid,
};

const DEFAULT_WAIT_SECONDS = 15 * 60;

/** What happened and what to do, for everything that signing up and in can meet. */
export function accountMessage(error: unknown): string {
  const { code, reason, retryAfterSeconds } = toAppError(error);
  if (code === 'offline') return m.account_offline();
  if (code === 'unavailable') return m.account_unavailable();
  if (code === 'too-many') {
    const minutes = Math.ceil((retryAfterSeconds ?? DEFAULT_WAIT_SECONDS) / 60);
    return m.account_too_many({ minutes: Math.max(1, minutes) });
  }
  const known = reason && Object.hasOwn(BY_REASON, reason) ? BY_REASON[reason] : undefined;
  return known ? known() : messageOf(error);
}
