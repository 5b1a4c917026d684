// Whose things this device keeps: somebody else who signs in here finds none of them.
import { DEVICE_WIDE, forgetKeys } from './device-keys.ts';
import { deviceStore, readKept, writeKept } from './device-store.ts';
import { forgetOfflineCopies } from './forget-device.ts';
import { readSession, SESSION_KEY } from './session-store.ts';

const OWNER = 'preau-owner';

/** Without « Se souvenir de moi » what was kept for longer goes with the tab from now on. */
function keepForThisTab(): void {
  for (const key of Object.keys(localStorage)) {
    if (!key.startsWith('preau-') || [...DEVICE_WIDE, SESSION_KEY].includes(key)) continue;
    writeKept(key, localStorage.getItem(key));
  }
}

/** Called on every page of who is signed in, and at every sign-in. */
export async function claimDevice(): Promise<void> {
  const session = readSession();
  if (!session) return;
  const owner = readKept(OWNER);
  const isOthers = owner !== null && owner !== session.user.id;
  if (isOthers) forgetKeys([SESSION_KEY]);
  if (!session.is_remembered && deviceStore()) keepForThisTab();
  if (readKept(OWNER) === null) writeKept(OWNER, session.user.id);
  if (isOthers || !session.is_remembered) await forgetOfflineCopies();
}
