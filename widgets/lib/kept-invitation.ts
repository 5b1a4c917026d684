// The word of an invitation, while whoever opened it signs in or signs up: the mail that confirms the
// address opens another tab, so it is kept for the browser, and never stands in an address again.
const KEY = 'preau-invitation';

export function readInvitation(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    // Storage is forbidden: the link of the invitation is opened once more.
    return null;
  }
}

/** Null forgets. */
export function keepInvitation(token: string | null): void {
  try {
    if (token === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, token);
  } catch {
    // Storage is forbidden: the page that is open goes on with what it has.
  }
}

/** Where whoever has just signed up goes: back to the invitation that brought them. */
export const invitationHref = (otherwise: string): string =>
  readInvitation() === null ? otherwise : '/invitation/';
