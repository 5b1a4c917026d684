import * as z from 'zod/mini';

const instant = z.nullable(z.string());

const Complaint = z.object({
  reason: z.string(),
  explanation: z.string(),
  /** What it said by then, where that was something else. */
  text: z.nullable(z.string()),
});

/** What `community_reports` answers. */
export const ReportsAnswer = z.object({
  reports: z.array(
    z.object({
      id: z.string(),
      post_id: z.string(),
      reply_id: z.nullable(z.string()),
      reason: z.string(),
      explanation: z.string(),
      text: z.string(),
      created_at: z.string(),
      title: z.nullable(z.string()),
      author: z.nullable(z.string()),
      is_hidden: z.boolean(),
      is_deleted: z.boolean(),
      href: z.string(),
      others: z.array(Complaint),
    }),
  ),
  has_more: z.boolean(),
});

const decision = {
  id: z.string(),
  action: z.enum(['hide', 'restore', 'lock', 'unlock', 'move']),
  rule: z.string(),
  facts: z.string(),
  text: z.string(),
  is_reply: z.boolean(),
  decided_at: z.string(),
  contest: z.nullable(z.string()),
  is_kept: z.nullable(z.boolean()),
  answer: z.nullable(z.string()),
  /** Null once one may not know of it any more. */
  community: z.nullable(z.string()),
};

/** What `my_post_moderation` answers. */
export const MineAnswer = z.object({
  decisions: z.array(z.object(decision)),
  reports: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      text: z.nullable(z.string()),
      community: z.nullable(z.string()),
      created_at: z.string(),
      is_upheld: z.nullable(z.boolean()),
      answer: z.nullable(z.string()),
    }),
  ),
  contests: z.nullable(z.array(z.object({ ...decision, author: z.nullable(z.string()) }))),
});
export type DecisionRow = z.infer<typeof MineAnswer>['decisions'][number] & {
  author?: string | null | undefined;
};

/** What `community_log` answers. */
export const LogAnswer = z.object({
  entries: z.array(
    z.object({
      id: z.number(),
      happened_at: z.string(),
      action: z.string(),
      actor: z.nullable(z.string()),
      person: z.nullable(z.string()),
      until: z.optional(instant),
      title: z.nullable(z.string()),
      rule: z.nullable(z.string()),
      facts: z.nullable(z.string()),
    }),
  ),
  has_more: z.boolean(),
});
export type LogEntry = z.infer<typeof LogAnswer>['entries'][number];
