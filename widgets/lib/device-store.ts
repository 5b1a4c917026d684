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
