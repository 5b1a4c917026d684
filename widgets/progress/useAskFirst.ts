import { useSyncExternalStore } from 'react';
import { readKept, writeKept } from '../lib/device-store.ts';

const KEY = 'preau-validate-at-once';
const CHANGED = 'preau:validate-at-once';

const read = (): boolean => readKept(KEY) === null;

function subscribe(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  return () => window.removeEventListener(CHANGED, listener);
}

function setAskFirst(shouldAsk: boolean): void {
  writeKept(KEY, shouldAsk ? null : '1');
  window.dispatchEvent(new Event(CHANGED));
}

/** Whether to ask before a lesson is validated, as this person chose on this device. */
export function useAskFirst() {
  return [useSyncExternalStore(subscribe, read, () => true), setAskFirst] as const;
}
