import { queryOptions } from '@tanstack/react-query';
import { toAppError } from './errors.ts';
import { PlacesAnswer, PostMoved, PostReported, RunAnswer } from './post-moderation.schema.ts';
import { supabase } from './supabase.ts';

/** A post, or one of its replies. */
export interface Posted {
  postId: string;
  replyId?: string | undefined;
}

export type PostAction = 'hide' | 'restore' | 'lock' | 'unlock';

interface PostReport {
  reason: string;
  explanation: string;
  isGoodFaith: boolean;
}

/** Reports something posted to those who run the community; when it was received. */
export async function reportPost({ postId, replyId }: Posted, report: PostReport): Promise<Date> {
  const { data, error } = await supabase.rpc('report_post', {
    post_id: postId,
    ...(replyId !== undefined && { reply_id: replyId }),
    reason: report.reason,
    explanation: report.explanation,
    is_good_faith: report.isGoodFaith,
  });
  if (error) throw toAppError(error);
  return new Date(PostReported.parse(data).reported_at);
}

export async function moderatePost(
  { postId, replyId }: Posted,
  action: PostAction,
  reasons: { rule: string; facts: string },
): Promise<void> {
  const { error } = await supabase.rpc('moderate_post', {
    post_id: postId,
    ...(replyId !== undefined && { reply_id: replyId }),
    action,
    ...reasons,
  });
  if (error) throw toAppError(error);
}

export interface RunCommunity {
  id: string;
  kind: 'community' | 'group' | 'session';
  slug: string;
  name: string;
  /** The community of a group. */
  parent: string | null;
}

/** The communities and groups that the reader runs, by name; with words, those that hold them. */
export const communitiesIRun = (words: string) =>
  queryOptions({
    queryKey: ['communities-i-run', words],
    queryFn: async (): Promise<RunCommunity[]> => {
      const { data, error } = await supabase.rpc('communities_i_run', { query: words });
      if (error) throw toAppError(error);
      return RunAnswer.parse(data).communities;
    },
  });

/** The categories of a forum into which a topic may move. */
export const placesFor = (postId: string, communityId: string) =>
  queryOptions({
    queryKey: ['places-for-post', postId, communityId],
    queryFn: async () => {
      const { data, error } = await supabase.rpc('places_for_post', {
        post_id: postId,
        community_id: communityId,
      });
      if (error) throw toAppError(error);
      return PlacesAnswer.parse(data).categories;
    },
  });

interface Move {
  communityId: string;
  categoryId: string | null;
  facts: string;
}

/** Moves a topic; where it is read from now on. */
export async function movePost(postId: string, move: Move): Promise<string> {
  const { data, error } = await supabase.rpc('move_post', {
    post_id: postId,
    community_id: move.communityId,
    ...(move.categoryId !== null && { category_id: move.categoryId }),
    facts: move.facts,
  });
  if (error) throw toAppError(error);
  return PostMoved.parse(data).href;
}
