import { useSyncExternalStore } from 'react';
import { askedComment } from './permalink.ts';

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The comment that the address names, now. */
export const useAskedComment = (): string | null =>
  useSyncExternalStore(subscribe, askedComment, () => null);
