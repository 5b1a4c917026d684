import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { CardRow, CardRows } from '../lib/community.schema.ts';
import { type CommunityCard, communityOf, toCard } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import { DirectoryAnswer } from './communities.schema.ts';

export interface DirectoryPage {
  communities: CommunityCard[];
  hasMore: boolean;
}

/** The listed communities by name, a page at a time; with words, those that hold them. */
export const directory = (words: string) =>
  infiniteQueryOptions({
    queryKey: ['communities', words],
    queryFn: async ({ pageParam }): Promise<DirectoryPage> => {
      const { data, error } = await supabase.rpc('list_communities', {
        query: words,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const { communities, has_more } = DirectoryAnswer.parse(data);
      return { communities: communities.map(toCard), hasMore: has_more };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ communities, hasMore }) =>
      hasMore ? communities.at(-1)?.slug : undefined,
  });

/** What the reader is a member of, waits for, was refused by or is suspended from. */
export const myCommunities = queryOptions({
  queryKey: ['my-communities'],
  queryFn: async (): Promise<CommunityCard[]> => {
    const { data, error } = await supabase.rpc('my_communities');
    if (error) throw toAppError(error);
    return CardRows.parse(data).map(toCard);
  },
});

/** The groups of a community that the reader may know of. */
export const groupsOf = (communityId: string) =>
  queryOptions({
    queryKey: ['groups', communityId],
    queryFn: async (): Promise<CommunityCard[]> => {
      const { data, error } = await supabase.rpc('list_groups', { community_id: communityId });
      if (error) throw toAppError(error);
      return CardRows.parse(data).map(toCard);
    },
  });

/** Joins where it is open, asks where it needs approval; what it is now. */
export async function joinCommunity(
  { id, slug }: CommunityCard,
  message: string,
): Promise<CommunityCard> {
  const { data, error } = await supabase.rpc('join_community', { community_id: id, message });
  if (error) throw toAppError(error);
  const joined = toCard(CardRow.parse(data));
  await refreshMembership(slug);
  return joined;
}

/** After the reader's place in a community has changed: everything that says what it is. */
export async function refreshMembership(slug: string): Promise<void> {
  await Promise.all(
    [
      communityOf(slug).queryKey,
      ['communities'],
      ['my-communities'],
      ['groups'],
      ['suggestions'],
    ].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  );
}
