import * as z from 'zod/mini';

/** The same limit as the database's check. */
export const LONGEST_COMMENT = 5000;

const row = {
  id: z.string(),
  parent_id: z.nullable(z.string()),
  author: z.nullable(z.string()),
  is_by_team: z.boolean(),
  is_mine: z.boolean(),
  answered: z.nullable(z.string()),
  body: z.nullable(z.string()),
  created_at: z.string(),
  edited_at: z.nullable(z.string()),
  state: z.enum(['shown', 'hidden', 'deleted']),
  is_locked: z.boolean(),
  reply_count: z.number(),
};

/** What a function answers for one comment. */
export const CommentAnswer = z.object(row);
export const ThreadAnswer = z.object({ ...row, replies: z.array(CommentAnswer) });

export const PageAnswer = z.object({
  threads: z.array(ThreadAnswer),
  total: z.number(),
  is_team: z.boolean(),
  name: z.nullable(z.string()),
});

export const FoundAnswer = z.object({ lesson_id: z.string(), thread: ThreadAnswer });
export const HrefAnswer = z.object({ href: z.string() });
export const ReportedAnswer = z.object({ reported_at: z.string() });
export const ModeratedAnswer = z.object({ is_hidden: z.boolean(), is_locked: z.boolean() });

export type CommentAnswer = z.infer<typeof CommentAnswer>;
export type ThreadAnswer = z.infer<typeof ThreadAnswer>;
