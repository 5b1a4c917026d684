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
      text: z.string(),
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
    }),
  ),
  contests: z.array(LogAnswer),
  log: z.array(LogAnswer),
});

export type DecisionAnswer = z.infer<typeof DecisionAnswer>;
export type LogAnswer = z.infer<typeof LogAnswer>;
export type DeskAnswer = z.infer<typeof DeskAnswer>;
