// What a sign-up under way needs after a reload, for this tab alone. Every access may be refused
// (a mail application's own browser), and then the page simply asks again.
import { Confirmed } from './account.schema.ts';

const EMAIL = 'preau-sign-up-email';
const TICKET = 'preau-sign-up-ticket';
/** The course home reads it, once, and says « Félicitations ! ». */
const WELCOME = 'preau-welcome';

function read(key: string): string | null {
  try {
    return sessionStorage.getItem(key);
  } catch {
    // Storage is forbidden in this browser.
    return null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
  } catch {
    // Storage is forbidden in this browser: a reload will ask again.
  }
}

export const readPendingEmail = (): string | null => read(EMAIL);
export const keepPendingEmail = (email: string): void => write(EMAIL, email);

export function readTicket(): Confirmed | null {
  try {
    return Confirmed.parse(JSON.parse(read(TICKET) ?? 'null'));
  } catch {
    // None, or not ours.
    return null;
  }
}

export const keepTicket = (confirmed: Confirmed): void => write(TICKET, JSON.stringify(confirmed));

/** The account exists: nothing of the sign-up stays behind but the word of welcome. */
export function endSignUp(): void {
  write(EMAIL, null);
  write(TICKET, null);
  write(WELCOME, '1');
}
