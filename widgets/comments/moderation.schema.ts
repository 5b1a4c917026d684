import * as z from 'zod/mini';

const decision = {
  id: z.string(),
  comment_id: z.string(),
  action: z.enum(['hide', 'restore', 'lock', 'unlock']),
  rule: z.string(),
  facts: z.string(),
  text: z.string(),
  lesson: z.string(),
  decided_at: z.string(),
  contested_at: z.nullable(z.string()),
  contest: z.nullable(z.string()),
  answered_at: z.nullable(z.string()),
  is_kept: z.nullable(z.boolean()),
  answer: z.nullable(z.string()),
};

const Complaint = z.object({
  reason: z.string(),
  explanation: z.string(),
  /** What the comment said by then, where that was something else. */
  text: z.nullable(z.string()),
});

export const DecisionAnswer = z.object(decision);
export const LogAnswer = z.object({
  ...decision,
  author: z.nullable(z.string()),
  decided_by: z.optional(z.nullable(z.string())),
});

export const MineAnswer = z.object({
  is_team: z.boolean(),
  decisions: z.array(DecisionAnswer),
  reports: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      /** Null once it may not be read any more. */
      text: z.nullable(z.string()),
      lesson: z.string(),
      created_at: z.string(),
      decided_at: z.nullable(z.string()),
      is_upheld: z.nullable(z.boolean()),
      answer: z.nullable(z.string()),
    }),
  ),
});

export const DeskAnswer = z.object({
  reports: z.array(
    z.object({
      id: z.string(),
      comment_id: z.string(),
      reason: z.string(),
      explanation: z.string(),
      text: z.string(),
      lesson: z.string(),
      author: z.nullable(z.string()),
      created_at: z.string(),
      is_hidden: z.boolean(),
      is_deleted: z.boolean(),
      report_count: z.number(),
      others: z.array(Complaint),
    }),
  ),
  contests: z.array(LogAnswer),
  log: z.array(LogAnswer),
});

export type Complaint = z.infer<typeof Complaint>;
export type DecisionAnswer = z.infer<typeof DecisionAnswer>;
export type LogAnswer = z.infer<typeof LogAnswer>;
export type DeskAnswer = z.infer<typeof DeskAnswer>;
