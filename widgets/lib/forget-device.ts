// On a shared computer nothing of one person is left for the next: drafts, notes, what waits to be
// sent, and the pages kept for reading without a line.
import { forgetKeys } from './device-keys.ts';
import type { CopyMessage } from './offline-copies.ts';
import { SESSION_KEY } from './session-store.ts';

const FORGOTTEN = 'preau:forgotten';

/** A worker that does not answer must not keep anybody from signing out. */
const PATIENCE_MS = 1000;

/** Resolves once it will keep nothing more: what it is about to keep would outlive the deletion. */
function stopKeeping(worker: ServiceWorker): Promise<void> {
  const { port1, port2 } = new MessageChannel();
  return new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    port1.onmessage = () => {
      clearTimeout(timer);
      resolve();
    };
    worker.postMessage({ type: 'forget' } satisfies CopyMessage, [port2]);
  }).finally(() => port1.close());
}

async function endWorker(registration: ServiceWorkerRegistration): Promise<void> {
  const { active, waiting, installing } = registration;
  const workers = [active, waiting, installing].flatMap((worker) => worker ?? []);
  await Promise.all(workers.map(stopKeeping));
  await registration.unregister();
}

/** The pages kept for reading without a line, and the worker that serves them. */
export async function forgetOfflineCopies(): Promise<void> {
  // Where the page is not secure there is neither.
  if ('serviceWorker' in navigator) {
    const registrations = await navigator.serviceWorker.getRegistrations();
    await Promise.all(registrations.map(endWorker));
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
