import { queryOptions } from '@tanstack/react-query';
import type { CommunityCard } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { refreshMembership } from './communities.api.ts';
import { LeavingAnswer, LeftAnswer } from './joining.schema.ts';

interface Named {
  slug: string;
  name: string;
}

/** Takes back a request that waits. */
export async function withdrawRequest({ id, slug }: CommunityCard): Promise<void> {
  const { error } = await supabase.rpc('withdraw_request', { community_id: id });
  if (error) throw toAppError(error);
  await refreshMembership(slug);
}

export interface Leaving {
  /** The groups that go with it. */
  groups: Named[];
  /** Where the reader is alone to run it, and names somebody else first. */
  needsAdministrator: Named[];
}

/** What leaving a community would leave. Asked anew each time that the question is put. */
export const leavingOf = (communityId: string) =>
  queryOptions({
    queryKey: ['leaving', communityId],
    queryFn: async (): Promise<Leaving> => {
      const { data, error } = await supabase.rpc('preview_leaving', { community_id: communityId });
      if (error) throw toAppError(error);
      const { groups, needs_administrator } = LeavingAnswer.parse(data);
      return { groups, needsAdministrator: needs_administrator };
    },
    gcTime: 0,
  });

/** Leaves; answers the groups that went with it. */
export async function leaveCommunity({ id }: CommunityCard): Promise<Named[]> {
  const { data, error } = await supabase.rpc('leave_community', { community_id: id });
  if (error) throw toAppError(error);
  return LeftAnswer.parse(data).groups;
}
