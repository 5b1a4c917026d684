// What a sign-up under way needs after a reload, for this tab alone. Every access may be refused
// (a mail application's own browser), and then the page simply asks again.
import { Confirmed, type Pending, PendingSignUp } from './account.schema.ts';

const PENDING = 'preau-sign-up';
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

/** Whether it is kept. */
function write(key: string, value: string | null): boolean {
  try {
    if (value === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, value);
    return true;
  } catch {
    // Storage is forbidden in this browser: a reload will ask again.
    return false;
  }
}

function readAs<Value>(key: string, parse: (value: unknown) => Value): Value | null {
  try {
    return parse(JSON.parse(read(key) ?? 'null'));
  } catch {
    // None, or not ours.
    return null;
  }
}

export const readPending = (): Pending | null => readAs(PENDING, PendingSignUp.parse);

/** False where the next page will not find it. */
export const keepPending = (pending: Pending): boolean => write(PENDING, JSON.stringify(pending));

export const readTicket = (): Confirmed | null => readAs(TICKET, Confirmed.parse);

export function keepTicket(confirmed: Confirmed): void {
  write(TICKET, JSON.stringify(confirmed));
}

/** The account exists: nothing of the sign-up stays behind but the word of welcome. */
export function endSignUp(): void {
  write(PENDING, null);
  write(TICKET, null);
  write(WELCOME, '1');
}
