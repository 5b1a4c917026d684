import { useSyncExternalStore } from 'react';

function subscribe(listener: () => void): () => void {
  document.addEventListener('preau:lesson-open', listener);
  document.addEventListener('preau:lesson-closed', listener);
  return () => {
    document.removeEventListener('preau:lesson-open', listener);
    document.removeEventListener('preau:lesson-closed', listener);
  };
}

// The gate may have opened before this island arrived: its state stays on the element.
const isGateOpen = () => document.querySelector('preau-gate[data-state="open"]') !== null;

/** Whether the lesson's body is on the page: at once when static, else once the gate has opened. */
export function useLessonOpen(isGated: boolean): boolean {
  const isOpen = useSyncExternalStore(subscribe, isGateOpen, () => false);
  return !isGated || isOpen;
}
