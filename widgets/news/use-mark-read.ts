import { useEffect, useRef } from 'react';
import type { Community } from '../lib/community.ts';
import { markNewsRead, type NewsItem } from './news.api.ts';

/** What is new and stands on the page is read, and nothing else; « Nouveau » stays as long as the page does. */
export function useMarkRead(community: Community, shown: NewsItem[]): void {
  const marked = useRef(new Set<string>());
  const fresh = shown
    .filter(({ id, isUnread }) => isUnread && !marked.current.has(id))
    .map(({ id }) => id);
  const key = fresh.join(' ');
  // biome-ignore lint/correctness/useExhaustiveDependencies: the ids are what counts, not their list
  useEffect(() => {
    if (fresh.length === 0) return;
    for (const id of fresh) marked.current.add(id);
    // Not marked this time: it is new at the next visit again, which harms nobody.
    markNewsRead(community, fresh).catch(() => {
      for (const id of fresh) marked.current.delete(id);
    });
  }, [key]);
}
