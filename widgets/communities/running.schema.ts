import * as z from 'zod/mini';
import { PARTS } from '../lib/community.schema.ts';

/** What `community_settings` and `save_community_settings` answer. */
export const SettingsRow = z.object({
  id: z.string(),
  kind: z.enum(['community', 'group', 'session']),
  slug: z.string(),
  version: z.number(),
  name: z.string(),
  description: z.string(),
  needs_approval: z.boolean(),
  is_listed: z.boolean(),
  ask_again_days: z.number(),
  member_parts: z.array(z.enum(PARTS)),
  audience_types: z.array(z.string()),
  audience_sizes: z.array(z.string()),
  audience_positions: z.array(z.string()),
  is_closed: z.boolean(),
  is_staff: z.boolean(),
  member_count: z.number(),
  pending_count: z.number(),
  group_count: z.number(),
  may_move: z.boolean(),
});
export type SettingsRow = z.infer<typeof SettingsRow>;

/** What `list_suspended` answers. */
export const SuspendedAnswer = z.object({
  people: z.array(
    z.object({
      person_id: z.string(),
      name: z.nullable(z.string()),
      reason: z.string(),
      until: z.nullable(z.string()),
      since: z.nullable(z.string()),
    }),
  ),
  has_more: z.boolean(),
});

/** What `create_community` answers. */
export const CreatedAnswer = z.object({
  slug: z.nullable(z.string()),
  /** The courriels that are nobody's. */
  unknown: z.array(z.string()),
});

/** What `list_closed_communities` answers. */
export const ClosedAnswer = z.object({
  communities: z.array(
    z.object({
      id: z.string(),
      slug: z.string(),
      name: z.string(),
      member_count: z.number(),
      closed_at: z.string(),
      parent: z.nullable(z.string()),
    }),
  ),
  has_more: z.boolean(),
});

/** What `preview_group_move` answers. */
export const MovePreview = z.object({ member_count: z.number(), left_behind: z.number() });

/** What `community_figures` answers. */
export const FiguresAnswer = z.object({
  member_count: z.number(),
  active_count: z.number(),
  weeks: z.array(
    z.object({
      week: z.string(),
      posts: z.number(),
      replies: z.number(),
      active: z.number(),
      members: z.number(),
    }),
  ),
});
