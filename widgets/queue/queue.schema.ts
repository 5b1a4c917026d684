import * as z from 'zod/mini';

const text = z.nullable(z.string());

export const QUEUE_KINDS = ['request', 'report', 'unanswered'] as const;

/** What `my_queue` answers. */
export const QueueAnswer = z.object({
  items: z.array(
    z.object({
      kind: z.enum(QUEUE_KINDS),
      id: z.string(),
      at: z.string(),
      title: text,
      person: text,
      message: text,
      href: z.string(),
      community: z.object({ id: z.string(), slug: z.string(), name: z.string() }),
    }),
  ),
  has_more: z.boolean(),
  server_now: z.string(),
});

/** What `count_my_queue` answers. */
export const CountAnswer = z.object({ is_administrator: z.boolean(), waiting: z.number() });

/** What `answer_requests` answers, for each. */
export const OutcomesAnswer = z.array(
  z.object({
    id: z.string(),
    outcome: z.enum(['accepted', 'refused', 'gone']),
    is_own: z.optional(z.boolean()),
    by: z.optional(text),
  }),
);

/** What `my_ready_answers` and its neighbours answer. */
export const ReadyAnswersAnswer = z.array(z.object({ id: z.string(), body: z.string() }));
