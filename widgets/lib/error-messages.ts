import { m } from '#messages';
import { type ErrorCode, toAppError } from './errors.ts';

const MESSAGES: Record<ErrorCode, () => string> = {
  offline: m.error_offline,
  unavailable: m.error_unavailable,
  'signed-out': m.error_signed_out,
  forbidden: m.error_forbidden,
  'not-found': m.error_not_found,
  conflict: m.error_conflict,
  invalid: m.error_invalid,
  expired: m.error_expired,
  'too-many': m.error_too_many,
  unexpected: m.error_unexpected,
};

/** What to tell the reader: what happened and what to do. Never the server's own words. */
export function messageOf(error: unknown): string {
  const { code, reason } = toAppError(error);
  return reason === 'other-person' ? m.error_other_person() : MESSAGES[code]();
}
