// On a shared computer nothing of one person is left for the next: drafts, notes, what waits to be
// sent, and the pages kept for reading without a line.
import { SESSION_KEY } from './session-store.ts';

/** Chosen for the device, whoever sits in front of it. */
export const DEVICE_WIDE = ['preau-large', 'preau-reading'];

const FORGOTTEN = 'preau:forgotten';

function forgetStore(store: Storage, spared: string[]): void {
  for (const key of Object.keys(store)) {
    if (key.startsWith('preau-') && !spared.includes(key)) store.removeItem(key);
  }
}

/** At once, in this tab: what a person left in either storage, except what is spared. */
export function forgetKeys(spared: string[] = []): void {
  try {
    forgetStore(localStorage, [...DEVICE_WIDE, ...spared]);
    forgetStore(sessionStorage, spared);
  } catch {
    // Storage is forbidden: there is nothing to forget.
  }
}

/** The pages kept for reading without a line, and the worker that serves them. */
export async function forgetOfflineCopies(): Promise<void> {
  // Where the page is not secure there is neither.
  if ('serviceWorker' in navigator) {
    const workers = await navigator.serviceWorker.getRegistrations();
    await Promise.all(workers.map((worker) => worker.unregister()));
  }
  if ('caches' in globalThis) {
    const names = (await caches.keys()).filter((name) => name.startsWith('preau-'));
    await Promise.all(names.map((name) => caches.delete(name)));
  }
}

const channel = () =>
  typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(FORGOTTEN);

/** Everything of whoever was signed in. Other tabs forget what is theirs alone. */
export async function forgetDevice(): Promise<void> {
  forgetKeys();
  const others = channel();
  others?.postMessage(null);
  others?.close();
  await forgetOfflineCopies();
}

/** In a tab where nothing was asked: what it keeps for itself goes as well. Returns the way to stop. */
export function forgetWithOtherTabs(): () => void {
  const others = channel();
  others?.addEventListener('message', () => forgetKeys([SESSION_KEY]));
  return () => others?.close();
}
