import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { AppError, toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import {
  CommentAnswer,
  FoundAnswer,
  HrefAnswer,
  ModeratedAnswer,
  PageAnswer,
  ReportedAnswer,
  type ThreadAnswer,
} from './comments.schema.ts';

export interface Comment {
  id: string;
  author: string | null;
  isByTeam: boolean;
  isMine: boolean;
  /** Whom it answers, where that is not the head of its thread. */
  answered: string | null;
  /** Null for who may not see it any more. */
  body: string | null;
  createdAt: Date;
  editedAt: Date | null;
  state: 'shown' | 'hidden' | 'deleted';
}

export interface Thread extends Comment {
  isLocked: boolean;
  replyCount: number;
  replies: Comment[];
}

export interface CommentPage {
  threads: Thread[];
  total: number;
  isTeam: boolean;
  /** Under which the reader writes. */
  name: string;
}

const PAGE_SIZE = 20;
const MORE_REPLIES = 50;

const toComment = (row: CommentAnswer): Comment => ({
  id: row.id,
  author: row.author,
  isByTeam: row.is_by_team,
  isMine: row.is_mine,
  answered: row.answered,
  body: row.body,
  createdAt: new Date(row.created_at),
  editedAt: row.edited_at === null ? null : new Date(row.edited_at),
  state: row.state,
});

const toThread = (row: ThreadAnswer): Thread => ({
  ...toComment(row),
  isLocked: row.is_locked,
  replyCount: row.reply_count,
  replies: row.replies.map(toComment),
});

type Answer = { data: unknown; error: unknown; status: number };

/** A body that a proxy finds too large never reaches the database, and has no word of ours. */
function answerOf({ data, error, status }: Answer): unknown {
  if (status === 413) throw new AppError('invalid', { reason: 'comment-too-long' });
  if (error) throw toAppError(error);
  return data;
}

export async function listComments(lessonId: string, before: string | null): Promise<CommentPage> {
  const answer = await supabase.rpc('list_comments', {
    lesson_id: lessonId,
    page_size: PAGE_SIZE,
    ...(before && { before }),
  });
  const page = PageAnswer.parse(answerOf(answer));
  return {
    threads: page.threads.map(toThread),
    total: page.total,
    isTeam: page.is_team,
    name: page.name ?? '',
  };
}

const KEY = 'comments';

/** The threads of a lesson, newest first, page by page. */
export const commentsOf = (lessonId: string) =>
  infiniteQueryOptions({
    queryKey: [KEY, lessonId],
    queryFn: ({ pageParam }) => listComments(lessonId, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: ({ threads }) =>
      threads.length < PAGE_SIZE ? undefined : threads.at(-1)?.id,
  });

async function listReplies(headId: string): Promise<Comment[]> {
  const replies: Comment[] = [];
  for (;;) {
    const after = replies.at(-1)?.id;
    const answer = await supabase.rpc('list_replies', { head_id: headId, ...(after && { after }) });
    const page = z.array(CommentAnswer).parse(answerOf(answer));
    replies.push(...page.map(toComment));
    if (page.length < MORE_REPLIES) return replies;
  }
}

/** All answers of a thread, once somebody asks for them. */
export const repliesOf = (lessonId: string, headId: string) =>
  queryOptions({
    queryKey: [KEY, lessonId, 'replies', headId],
    queryFn: () => listReplies(headId),
  });

export async function readThread(commentId: string): Promise<{ lessonId: string; thread: Thread }> {
  const answer = await supabase.rpc('comment_thread', { comment_id: commentId });
  const { lesson_id, thread } = FoundAnswer.parse(answerOf(answer));
  return { lessonId: lesson_id, thread: toThread(thread) };
}

/** The thread that a permalink asks for. */
export const threadWith = (lessonId: string, commentId: string) =>
  queryOptions({
    queryKey: [KEY, lessonId, 'thread', commentId],
    queryFn: () => readThread(commentId),
  });

/** What was read of a lesson's comments is read again. */
export const refreshComments = (lessonId: string) =>
  queryClient.invalidateQueries({ queryKey: [KEY, lessonId] });

/** Where a comment stands now. */
export async function findComment(commentId: string): Promise<string> {
  const answer = await supabase.rpc('find_comment', { comment_id: commentId });
  return HrefAnswer.parse(answerOf(answer)).href;
}

export interface NewComment {
  /** Chosen before it is sent: sent again, it is the same comment. */
  id: string;
  lessonId: string;
  body: string;
  answeredId?: string | undefined;
}

export async function postComment({
  id,
  lessonId,
  body,
  answeredId,
}: NewComment): Promise<Comment> {
  const answer = await supabase.rpc('post_comment', {
    id,
    lesson_id: lessonId,
    body,
    ...(answeredId && { answered_id: answeredId }),
  });
  return toComment(CommentAnswer.parse(answerOf(answer)));
}

export async function editComment(id: string, body: string): Promise<Comment> {
  const answer = await supabase.rpc('edit_comment', { id, body });
  return toComment(CommentAnswer.parse(answerOf(answer)));
}

export async function deleteComment(id: string): Promise<void> {
  answerOf(await supabase.rpc('delete_comment', { id }));
}

export interface Report {
  commentId: string;
  reason: string;
  explanation: string;
  isGoodFaith: boolean;
}

/** Gives the instant of the receipt. */
export async function reportComment(report: Report): Promise<Date> {
  const answer = await supabase.rpc('report_comment', {
    comment_id: report.commentId,
    reason: report.reason,
    explanation: report.explanation,
    is_good_faith: report.isGoodFaith,
  });
  return new Date(ReportedAnswer.parse(answerOf(answer)).reported_at);
}

export type Action = 'hide' | 'restore' | 'lock' | 'unlock';

export interface Decision {
  commentId: string;
  action: Action;
  rule: string;
  facts: string;
}

export async function moderateComment(decision: Decision): Promise<void> {
  const answer = await supabase.rpc('moderate_comment', {
    comment_id: decision.commentId,
    action: decision.action,
    rule: decision.rule,
    facts: decision.facts,
  });
  ModeratedAnswer.parse(answerOf(answer));
}
