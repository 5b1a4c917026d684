import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { queryClient } from '../lib/query.ts';
import { type CommentPage, commentsOf } from './comments.api.ts';

/** A comment written meanwhile shifts nothing, but a page read twice may repeat a thread. */
function threadsOf(pages: CommentPage[]) {
  const seen = new Set<string>();
  return pages.flatMap(({ threads }) => threads).filter(({ id }) => !seen.has(id) && seen.add(id));
}

/** The comments of a lesson, as far as they have been read. */
export function useComments(lessonId: string) {
  const query = useInfiniteQuery(commentsOf(lessonId), queryClient);
  const pages = query.data?.pages;
  // A session that ends takes away what was read, and not the form in which somebody writes.
  const [name, setName] = useState<string>();
  const readName = pages?.[0]?.name;
  if (readName !== undefined && readName !== name) setName(readName);
  return {
    query,
    threads: useMemo(() => threadsOf(pages ?? []), [pages]),
    total: pages?.at(-1)?.total,
    name,
    isTeam: pages?.[0]?.isTeam ?? false,
  };
}

export type Comments = ReturnType<typeof useComments>;
