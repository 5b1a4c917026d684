import { queryOptions } from '@tanstack/react-query';
import { queryClient } from '../lib/query.ts';
import { answerOf } from '../lib/rpc-answer.ts';
import { supabase } from '../lib/supabase.ts';
import { LinkRows } from './links.schema.ts';

export interface CommunityLink {
  id: string;
  title: string;
  address: string;
  description: string;
  category: string;
}

/** The links of a community, in its own order. */
export const linksOf = (communityId: string) =>
  queryOptions({
    queryKey: ['links', communityId],
    queryFn: async (): Promise<CommunityLink[]> =>
      LinkRows.parse(answerOf(await supabase.rpc('list_links', { community_id: communityId }))),
  });

/** Each change answers the list as it is then. */
const keep = (communityId: string, data: unknown): void => {
  queryClient.setQueryData(linksOf(communityId).queryKey, LinkRows.parse(data));
};

/** Under an id that was chosen before it is sent: sent again, it is the same. */
export async function saveLink(communityId: string, link: CommunityLink): Promise<void> {
  const answer = await supabase.rpc('save_link', {
    id: link.id,
    community_id: communityId,
    title: link.title,
    address: link.address,
    description: link.description,
    category: link.category,
  });
  keep(communityId, answerOf(answer));
}

export async function orderLinks(communityId: string, ids: string[]): Promise<void> {
  keep(
    communityId,
    answerOf(await supabase.rpc('order_links', { community_id: communityId, ids })),
  );
}

export async function removeLink(communityId: string, id: string): Promise<void> {
  keep(communityId, answerOf(await supabase.rpc('remove_link', { id, community_id: communityId })));
}
