import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { claimDevice } from '../lib/claim-device.ts';
import { forgetWithOtherTabs } from '../lib/forget-device.ts';
import { onKeptChange } from '../lib/kept-list.ts';
import { readSession } from '../lib/session-store.ts';
import { listUnsent } from '../lib/unsent.ts';

// Nearly every page of nearly everybody does without.
const UnsentNotice = lazy(async () => ({
  default: (await import('./UnsentNotice.tsx')).UnsentNotice,
}));

async function tend(): Promise<void> {
  await claimDevice();
  // With « Se souvenir de moi » off nothing is kept. While developing, no page may come from a copy.
  if (!readSession()?.is_remembered || import.meta.env.DEV) return;
  const { keepOfflineCopies } = await import('../lib/offline-copies.ts');
  await keepOfflineCopies();
}

function subscribe(listener: () => void): () => void {
  const stop = onKeptChange(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    stop();
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}

interface DeviceProps {
  userId: string;
  /** The page says itself what waits, or that there is no line. */
  isQuiet: boolean;
}

/** Looks after what this device keeps for whoever is signed in, on every page of theirs. */
export function Device({ userId, isQuiet }: DeviceProps) {
  const hasUnsent = useSyncExternalStore(
    subscribe,
    () => listUnsent(userId).length > 0,
    () => false,
  );
  const isOffline = useSyncExternalStore(
    subscribe,
    () => !navigator.onLine,
    () => false,
  );
  const [host, setHost] = useState<HTMLElement>();

  useEffect(() => {
    // A worker that cannot be had leaves the page as good as before: on the line.
    tend().catch(() => undefined);
    return forgetWithOtherTabs();
  }, []);

  useEffect(() => {
    const place = document.createElement('div');
    document.querySelector('main')?.prepend(place);
    setHost(place);
    return () => place.remove();
  }, []);

  if (!host || isQuiet || (!hasUnsent && !isOffline)) return null;
  return (
    <Suspense>
      <UnsentNotice key={userId} userId={userId} isOffline={isOffline} host={host} />
    </Suspense>
  );
}
