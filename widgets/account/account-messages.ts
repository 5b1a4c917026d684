import { m } from '#messages';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';

const BY_REASON: Record<string, () => string> = {
  'code-wrong': m.account_code_wrong,
  'email-same': m.account_email_same,
  'email-taken': m.account_email_taken,
  'human-check-expired': m.app_human_check_failed,
  'human-check-invalid': m.app_human_check_failed,
  'human-check-used': m.app_human_check_failed,
  'invalid-credentials': m.account_sign_in_refused,
  'invalid-email': m.account_email_invalid,
  'last-staff': m.account_leaving_last_staff,
  'link-superseded': m.account_link_superseded,
  'link-expired': m.account_link_expired,
  'link-used': m.account_link_used,
  'link-unknown': m.account_link_unknown,
  'name-invalid': m.account_names_invalid,
  'password-holds-name': m.account_names_holds,
  'password-needed': m.account_password_required,
  'password-same': m.account_password_same,
  'password-wrong': m.account_password_wrong,
  'password-weak': m.account_password_rule,
  'storage-refused': m.account_storage_refused,
  'terms-changed': m.account_gate_terms_changed,
  'ticket-expired': m.account_ticket_expired,
  'username-taken': m.account_username_taken,
  'username-invalid': m.account_username_invalid,
};

const DEFAULT_WAIT_SECONDS = 15 * 60;

/** What happened and what to do, for everything that signing up and in can meet. */
export function accountMessage(error: unknown): string {
  const { code, reason, retryAfterSeconds, hint } = toAppError(error);
  if (code === 'offline') return m.account_offline();
  if (code === 'unavailable') return m.account_unavailable();
  if (code === 'too-many') {
    const minutes = Math.ceil((retryAfterSeconds ?? DEFAULT_WAIT_SECONDS) / 60);
    return m.account_too_many({ minutes: Math.max(1, minutes) });
  }
  // The name that is free stands beside it.
  if (reason === 'username-taken' && hint) return m.account_username_taken_short();
  const known = reason && Object.hasOwn(BY_REASON, reason) ? BY_REASON[reason] : undefined;
  return known ? known() : messageOf(error);
}
