// Where a feature keeps what belongs to the person who is signed in. With « Se souvenir de moi » it
// outlives the browser; without, it is gone with the tab, because the device is shared.
import { readSession } from './session-store.ts';

/** Null where storage is forbidden: nothing is kept then. */
export function deviceStore(): Storage | null {
  try {
    return readSession()?.is_remembered ? localStorage : sessionStorage;
  } catch {
    // Storage is forbidden in this browser.
    return null;
  }
}

/** Where this key is. A session that ended leaves what it kept where it was, for whoever signs in again. */
function storeOf(key: string): Storage | undefined {
  return [sessionStorage, localStorage].find((store) => store.getItem(key) !== null);
}

export function readKept(key: string): string | null {
  try {
    return storeOf(key)?.getItem(key) ?? null;
  } catch {
    // Storage is forbidden: nothing is kept.
    return null;
  }
}

/** Null forgets. */
export function writeKept(key: string, value: string | null): void {
  try {
    const before = storeOf(key);
    const store = readSession() ? deviceStore() : (before ?? sessionStorage);
    if (value === null || before !== store) before?.removeItem(key);
    if (value !== null) store?.setItem(key, value);
  } catch {
    // Storage is forbidden, or full: the page that is open goes on with what it has.
  }
}
