import { infiniteQueryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { CardRow } from '../lib/community.schema.ts';
import { toCard } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';

/** What `search_communities` answers. */
const SearchAnswer = z.object({
  /** False where nothing of what was typed is a word to look for. */
  asks: z.boolean(),
  communities: z.array(CardRow),
  results: z.array(
    z.object({
      kind: z.string(),
      id: z.string(),
      title: z.string(),
      community: z.string(),
      excerpt: z.nullable(z.string()),
      happened_at: z.string(),
      rank: z.number(),
      href: z.string(),
      is_cancelled: z.boolean(),
    }),
  ),
  has_more: z.boolean(),
});
export type Found = z.infer<typeof SearchAnswer>['results'][number];

/** Everything in communities that the reader may see and that holds all these words, best first. */
export const searchCommunities = (words: string) =>
  infiniteQueryOptions({
    queryKey: ['search-communities', words],
    queryFn: async ({ pageParam }) => {
      const { data, error } = await supabase.rpc('search_communities', {
        query: words,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const { asks, communities, results, has_more } = SearchAnswer.parse(data);
      return { asks, communities: communities.map(toCard), results, hasMore: has_more };
    },
    enabled: words !== '',
    initialPageParam: null as { rank: number; id: string } | null,
    getNextPageParam: ({ results, hasMore }) => {
      const last = results.at(-1);
      return hasMore && last ? { rank: last.rank, id: last.id } : undefined;
    },
  });
