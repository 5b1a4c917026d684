import { useSyncExternalStore } from 'react';

const KEY = 'preau-validate-at-once';
const CHANGED = 'preau:validate-at-once';

function read(): boolean {
  try {
    return localStorage.getItem(KEY) === null;
  } catch {
    // Storage is forbidden: we ask every time.
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

function setAskFirst(shouldAsk: boolean): void {
  try {
    if (shouldAsk) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, '1');
  } catch {
    // Storage is forbidden: we go on asking.
  }
  window.dispatchEvent(new Event(CHANGED));
}

/** Whether to ask before a lesson is validated, as chosen on this device. */
export function useAskFirst() {
  return [useSyncExternalStore(subscribe, read, () => true), setAskFirst] as const;
}
