import { useSyncExternalStore } from 'react';

const OPENED = 'preau:lesson-open';

function subscribe(listener: () => void): () => void {
  document.addEventListener(OPENED, listener);
  return () => document.removeEventListener(OPENED, listener);
}

// The gate may have opened before this island arrived: its state stays on the element.
const isGateOpen = () => document.querySelector('preau-gate[data-state="open"]') !== null;

/** Whether the lesson's body is on the page: at once when static, else once the gate has opened. */
export function useLessonOpen(isGated: boolean): boolean {
  const hasOpened = useSyncExternalStore(subscribe, isGateOpen, () => false);
  return !isGated || hasOpened;
}
