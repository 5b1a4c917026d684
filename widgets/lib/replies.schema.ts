import * as z from 'zod/mini';

/** The same limit as the database's check. */
export const LONGEST_REPLY = 10_000;

export const AuthorRow = z.object({ name: z.nullable(z.string()), is_administrator: z.boolean() });

/** What the database answers for one reply. */
export const ReplyRow = z.object({
  id: z.string(),
  author: z.nullable(AuthorRow),
  is_mine: z.boolean(),
  body: z.nullable(z.string()),
  created_at: z.string(),
  edited_at: z.nullable(z.string()),
  state: z.enum(['shown', 'hidden', 'deleted']),
  quoted: z.nullable(
    z.object({
      id: z.string(),
      author: z.nullable(z.string()),
      excerpt: z.nullable(z.string()),
    }),
  ),
});
export type ReplyRow = z.infer<typeof ReplyRow>;

/** What `list_post_replies` answers. */
export const RepliesAnswer = z.object({
  replies: z.array(ReplyRow),
  has_before: z.boolean(),
  has_after: z.boolean(),
});

export const NamesAnswer = z.array(z.string());
