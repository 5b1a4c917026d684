import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { AppError, toAppError } from './errors.ts';
import { queryClient } from './query.ts';
import { NamesAnswer, RepliesAnswer, ReplyRow } from './replies.schema.ts';
import { supabase } from './supabase.ts';

export interface Author {
  /** Null once they have left the platform. */
  name: string | null;
  isAdministrator: boolean;
}

/** A reply to a topic, a piece of news or an experience. */
export interface Reply {
  id: string;
  /** Null where it was deleted. */
  author: Author | null;
  isMine: boolean;
  body: string | null;
  createdAt: Date;
  editedAt: Date | null;
  state: 'shown' | 'hidden' | 'deleted';
  /** What it quotes; without words where that may not be read any more. */
  quoted: { id: string; author: string | null; excerpt: string | null } | null;
}

export interface ReplyPage {
  replies: Reply[];
  hasBefore: boolean;
  hasAfter: boolean;
}

export const toReply = (row: ReplyRow): Reply => ({
  id: row.id,
  author: row.author && { name: row.author.name, isAdministrator: row.author.is_administrator },
  isMine: row.is_mine,
  body: row.body,
  createdAt: new Date(row.created_at),
  editedAt: row.edited_at === null ? null : new Date(row.edited_at),
  state: row.state,
  quoted: row.quoted,
});

type Answer = { data: unknown; error: unknown; status: number };

/** A text that a proxy finds too large never reaches the database, and has no word of ours. */
export function answerOf({ data, error, status }: Answer): unknown {
  if (status === 413) throw new AppError('invalid', { reason: 'text-too-long' });
  if (error) throw toAppError(error);
  return data;
}

type Place = { after?: string; before?: string; around?: string };

/** The replies to a post from the first, or around the one that the address names. */
export const repliesTo = (postId: string, around: string | null) =>
  infiniteQueryOptions({
    queryKey: ['replies', postId, around],
    queryFn: async ({ pageParam }): Promise<ReplyPage> => {
      const answer = await supabase.rpc('list_post_replies', { post_id: postId, ...pageParam });
      const page = RepliesAnswer.parse(answerOf(answer));
      return {
        replies: page.replies.map(toReply),
        hasBefore: page.has_before,
        hasAfter: page.has_after,
      };
    },
    initialPageParam: (around === null ? {} : { around }) as Place,
    getNextPageParam: ({ replies, hasAfter }): Place | undefined => {
      const last = replies.at(-1);
      return hasAfter && last ? { after: last.id } : undefined;
    },
    getPreviousPageParam: ({ replies: [first], hasBefore }): Place | undefined =>
      hasBefore && first ? { before: first.id } : undefined,
    refetchOnWindowFocus: 'always',
  });

export const refreshReplies = (postId: string) =>
  queryClient.invalidateQueries({ queryKey: ['replies', postId] });

export interface NewReply {
  /** Chosen before it is sent: sent again, it is the same reply. */
  id: string;
  postId: string;
  body: string;
  quotedId?: string | undefined;
}

export async function writeReply({ id, postId, body, quotedId }: NewReply): Promise<Reply> {
  const answer = await supabase.rpc('write_reply', {
    id,
    post_id: postId,
    body,
    ...(quotedId && { quoted_id: quotedId }),
  });
  return toReply(ReplyRow.parse(answerOf(answer)));
}

export async function editReply(id: string, body: string): Promise<Reply> {
  return toReply(ReplyRow.parse(answerOf(await supabase.rpc('edit_reply', { id, body }))));
}

export async function deleteReply(id: string): Promise<void> {
  answerOf(await supabase.rpc('delete_reply', { id }));
}

/** Names of members that begin like this; asked from two letters on. */
export const membersCalled = (communityId: string, name: string) =>
  queryOptions({
    queryKey: ['members-called', communityId, name],
    queryFn: async (): Promise<string[]> =>
      NamesAnswer.parse(
        answerOf(await supabase.rpc('suggest_members', { community_id: communityId, query: name })),
      ),
    enabled: name.length > 1,
  });
