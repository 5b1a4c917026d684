import { useSyncExternalStore } from 'react';

const UUID = /^#([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})$/i;

/** The reply that the address names behind its #. */
export const askedReply = (hash = location.hash): string | null =>
  UUID.exec(hash)?.[1]?.toLowerCase() ?? null;

function subscribe(listener: () => void): () => void {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
}

/** The reply that the address names, now. */
export const useAskedReply = (): string | null =>
  useSyncExternalStore(subscribe, askedReply, () => null);

export const replyLink = (replyId: string): string =>
  `${location.origin}${location.pathname}${location.search}#${replyId}`;
