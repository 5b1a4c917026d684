import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { queryClient } from '../lib/query.ts';
import { type Author, answerOf, type Reply, toReply } from '../lib/replies.api.ts';
import { supabase } from '../lib/supabase.ts';
import {
  ForumAnswer,
  SearchAnswer,
  TalksAnswer,
  TopicAnswer,
  type TopicRow,
  TopicsAnswer,
  WrittenAnswer,
} from './forum.schema.ts';

export type Filter = 'all' | 'unanswered' | 'unsolved' | 'followed';

export interface Category {
  id: string;
  name: string;
}

/** A topic as the list shows it. */
export interface TopicLine {
  id: string;
  /** Null where it was deleted. */
  title: string | null;
  author: Author | null;
  isMine: boolean;
  createdAt: Date;
  lastActivityAt: Date;
  replyCount: number;
  categoryId: string | null;
  isSolved: boolean;
  isLocked: boolean;
  state: 'shown' | 'hidden' | 'deleted';
  isFollowing: boolean;
  /** Begun by somebody else since one was last here. */
  isNew: boolean;
  /** A hundred at most. */
  newReplies: number;
  firstNewId: string | null;
}

export interface Topic extends TopicLine {
  communityId: string;
  body: string | null;
  editedAt: Date | null;
  solution: Reply | null;
}

const toLine = (row: TopicRow): TopicLine => ({
  id: row.id,
  title: row.title,
  author: row.author && { name: row.author.name, isAdministrator: row.author.is_administrator },
  isMine: row.is_mine,
  createdAt: new Date(row.created_at),
  lastActivityAt: new Date(row.last_activity_at),
  replyCount: row.reply_count,
  categoryId: row.category_id,
  isSolved: row.is_solved,
  isLocked: row.is_locked,
  state: row.state,
  isFollowing: row.is_following,
  isNew: row.is_new,
  newReplies: row.new_replies,
  firstNewId: row.first_new_id,
});

/** As the server writes it: the next page is asked with it, to the microsecond. */
type Last = { before: string; before_id: string } | null;

const lastOf = (rows: { id: string; last_activity_at: string }[], hasMore: boolean): Last => {
  const last = rows.at(-1);
  return hasMore && last ? { before: last.last_activity_at, before_id: last.id } : null;
};

export const topicsOf = (communityId: string, filter: Filter, categoryId: string | null) =>
  infiniteQueryOptions({
    queryKey: ['forum', communityId, 'topics', filter, categoryId],
    queryFn: async ({ pageParam }) => {
      const answer = await supabase.rpc('list_topics', {
        ...{ community_id: communityId, filter, ...pageParam },
        ...(categoryId !== null && { category_id: categoryId }),
      });
      const { topics, has_more } = TopicsAnswer.parse(answerOf(answer));
      return { topics: topics.map(toLine), next: lastOf(topics, has_more) };
    },
    initialPageParam: null as Last,
    getNextPageParam: ({ next }) => next,
    refetchOnWindowFocus: 'always',
  });

export const foundIn = (communityId: string, words: string) =>
  infiniteQueryOptions({
    queryKey: ['forum', communityId, 'search', words],
    queryFn: async ({ pageParam }) => {
      const answer = await supabase.rpc('search_forum', {
        ...{ community_id: communityId, query: words, ...pageParam },
      });
      const { topics, has_more, says_nothing } = SearchAnswer.parse(answerOf(answer));
      return {
        saysNothing: says_nothing,
        found: topics.map(({ id, title, reply_id, is_solved, author, excerpt }) => ({
          ...{ id, title, author, excerpt, replyId: reply_id, isSolved: is_solved },
        })),
        next: lastOf(topics, has_more),
      };
    },
    initialPageParam: null as Last,
    getNextPageParam: ({ next }) => next,
  });

/** What stands around the list: categories, and how many topics have something new. */
export const forumOf = (communityId: string) =>
  queryOptions({
    queryKey: ['forum', communityId, 'around'],
    queryFn: async () => {
      const answer = await supabase.rpc('forum', { community_id: communityId });
      const { categories, new_topics } = ForumAnswer.parse(answerOf(answer));
      return { categories, newTopics: new_topics };
    },
  });

export const topicOf = (postId: string) =>
  queryOptions({
    queryKey: ['topic', postId],
    queryFn: async (): Promise<Topic> => {
      const row = TopicAnswer.parse(answerOf(await supabase.rpc('topic', { post_id: postId })));
      return {
        ...toLine(row),
        communityId: row.community_id,
        body: row.body,
        editedAt: row.edited_at === null ? null : new Date(row.edited_at),
        solution: row.solution && toReply(row.solution),
      };
    },
    refetchOnWindowFocus: 'always',
  });

export const refreshForum = (communityId: string) =>
  queryClient.invalidateQueries({ queryKey: ['forum', communityId] });
export const refreshTopic = (postId: string) =>
  queryClient.invalidateQueries({ queryKey: ['topic', postId] });

export interface NewTopic {
  /** Chosen before it is sent: sent again, it is the same topic. */
  id: string;
  title: string;
  body: string;
  categoryId: string | null;
}

const toRow = ({ id, title, body, categoryId }: NewTopic) => ({
  ...{ id, title, body, ...(categoryId !== null && { category_id: categoryId }) },
});

/** Gives the id under which it stands. */
export async function writeTopic(communityId: string, topic: NewTopic): Promise<string> {
  const answer = await supabase.rpc('write_topic', {
    community_id: communityId,
    ...toRow(topic),
  });
  return WrittenAnswer.parse(answerOf(answer)).id;
}

export async function editTopic(topic: NewTopic): Promise<string> {
  return WrittenAnswer.parse(answerOf(await supabase.rpc('edit_topic', toRow(topic)))).id;
}

export async function deleteTopic(id: string): Promise<void> {
  answerOf(await supabase.rpc('delete_topic', { id }));
}

export async function setSolution(postId: string, replyId: string | null): Promise<void> {
  answerOf(
    await supabase.rpc('set_solution', {
      ...{ post_id: postId, ...(replyId !== null && { reply_id: replyId }) },
    }),
  );
}

export async function followTopic(postId: string, isFollowing: boolean): Promise<void> {
  answerOf(await supabase.rpc('follow_post', { post_id: postId, is_following: isFollowing }));
}

export async function markRead(postId: string, replyId?: string): Promise<void> {
  answerOf(
    await supabase.rpc('mark_post_read', {
      ...{ post_id: postId, ...(replyId !== undefined && { reply_id: replyId }) },
    }),
  );
}

export async function markAllRead(communityId: string): Promise<void> {
  answerOf(await supabase.rpc('mark_forum_read', { community_id: communityId }));
}

export async function saveCategory(communityId: string, { id, name }: Category): Promise<void> {
  answerOf(await supabase.rpc('save_category', { id, community_id: communityId, name }));
}

export async function orderCategories(communityId: string, ids: string[]): Promise<void> {
  answerOf(await supabase.rpc('order_categories', { community_id: communityId, ids }));
}

export async function removeCategory(id: string): Promise<void> {
  answerOf(await supabase.rpc('remove_category', { id }));
}

/** Where the reader talks with those of their running sessions of a course. */
export const sessionTalks = (courseId: string) =>
  queryOptions({
    queryKey: ['session-talks', courseId],
    queryFn: async () =>
      TalksAnswer.parse(answerOf(await supabase.rpc('session_talks', { course_id: courseId }))),
  });
