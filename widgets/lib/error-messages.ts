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

/** A refusal in a feature's own words, by the server's reason; others as everywhere. */
export function refusalIn(
  words: Record<string, () => string>,
  error: unknown,
  otherwise: (error: unknown) => string = messageOf,
): string {
  const { reason } = toAppError(error);
  const known = reason && Object.hasOwn(words, reason) ? words[reason] : undefined;
  return known?.() ?? otherwise(error);
}

/** What to tell the reader: what happened and what to do. Never the server's own words. */
export function messageOf(error: unknown): string {
  const { code, reason } = toAppError(error);
  return reason === 'other-person' ? m.error_other_person() : MESSAGES[code]();
}
