import * as z from 'zod/mini';

export const STATES = ['none', 'pending', 'member', 'refused', 'suspended'] as const;
export const PARTS = ['news', 'documents', 'experiences', 'agenda', 'forum', 'links'] as const;

const instant = z.nullable(z.string());

/** What `app.community_card` says of a community or group, to whoever may know of it. */
export const CardRow = z.object({
  id: z.string(),
  kind: z.enum(['community', 'group', 'session']),
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  needs_approval: z.boolean(),
  is_listed: z.boolean(),
  member_count: z.number(),
  state: z.enum(STATES),
  is_member: z.boolean(),
  is_administrator: z.boolean(),
  parent: z.nullable(z.object({ id: z.string(), slug: z.string(), name: z.string() })),
  asked_at: instant,
  usual_answer_hours: z.optional(z.nullable(z.number())),
  answer: z.string(),
  may_ask_again_at: instant,
  suspended_until: instant,
});
export type CardRow = z.infer<typeof CardRow>;

/** What `community` answers. */
export const CommunityRow = z.extend(CardRow, {
  member_parts: z.nullable(z.array(z.enum(PARTS))),
  unread: z.nullable(z.object({ news: z.boolean() })),
  server_now: z.string(),
});

export const CardRows = z.array(CardRow);
