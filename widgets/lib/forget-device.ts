// On a shared computer nothing of one person is left for the next: drafts, notes, what waits to be
// sent, and the pages kept for reading without a line.
import { forgetKeys } from './device-keys.ts';
import { SESSION_KEY } from './session-store.ts';

const FORGOTTEN = 'preau:forgotten';

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
