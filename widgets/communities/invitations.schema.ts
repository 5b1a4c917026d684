import * as z from 'zod/mini';
import { STATES } from '../lib/community.schema.ts';

const text = z.nullable(z.string());

/** What a secret word leads to. */
export const InvitedAnswer = z.object({
  slug: z.string(),
  name: z.string(),
  description: z.string(),
  member_count: z.number(),
  state: z.enum(STATES),
  parent: z.nullable(z.object({ slug: z.string(), name: z.string(), is_member: z.boolean() })),
  brings_parent: z.boolean(),
  is_open: z.boolean(),
});

export const InvitationRow = z.object({
  id: z.string(),
  kind: z.enum(['link', 'mail']),
  state: z.enum(['open', 'expired', 'used', 'withdrawn']),
  created_at: z.string(),
  expires_at: z.string(),
  max_uses: z.number(),
  uses: z.number(),
  by: text,
});

/** What `list_invitations` answers. */
export const InvitationsAnswer = z.object({
  invitations: z.array(InvitationRow),
  has_more: z.boolean(),
  server_now: z.string(),
});

export const LinkAnswer = z.object({ token: z.string() });
export const SentAnswer = z.object({ sent: z.number(), refused: z.array(z.string()) });
