import { infiniteQueryOptions } from '@tanstack/react-query';
import type { Community } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { ExportedMembers, type MemberRow, MembersAnswer } from './members.schema.ts';
import { membersFile } from './members-file.ts';

/** What is looked for; empty: whatever it is. */
export interface MemberFilters {
  query: string;
  authority_type: string;
  authority_size: string;
  held_position: string;
}

export const NO_FILTERS: MemberFilters = {
  query: '',
  authority_type: '',
  authority_size: '',
  held_position: '',
};

interface MembersPage {
  members: MemberRow[];
  hasMore: boolean;
}

/** The members of a community by name, a page at a time. */
export const membersOf = (communityId: string, filters: MemberFilters) =>
  infiniteQueryOptions({
    queryKey: ['members', communityId, filters],
    queryFn: async ({ pageParam }): Promise<MembersPage> => {
      const { data, error } = await supabase.rpc('list_members', {
        community_id: communityId,
        ...filters,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const { members, has_more } = MembersAnswer.parse(data);
      return { members, hasMore: has_more };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ members, hasMore }) => (hasMore ? members.at(-1)?.id : undefined),
  });

/** All members with what they tell administrators, as a file; the community's log says who asked. */
export async function exportMembers({
  id,
  slug,
}: Community): Promise<{ name: string; content: Blob }> {
  const { data, error } = await supabase.rpc('export_members', { community_id: id });
  if (error) throw toAppError(error);
  return membersFile(slug, ExportedMembers.parse(data));
}
