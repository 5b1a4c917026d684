import * as z from 'zod/mini';
import { STATES } from '../lib/community.schema.ts';
import { DetailsRow } from './member-details.schema.ts';

/** A member as the reader may see them; `state` is told to administrators alone. */
export const MemberRow = z.extend(DetailsRow, {
  id: z.string(),
  name: z.string(),
  is_me: z.boolean(),
  is_administrator: z.boolean(),
  joined_at: z.string(),
  state: z.nullable(z.enum(STATES)),
  suspended_until: z.nullable(z.string()),
});
export type MemberRow = z.infer<typeof MemberRow>;

/** What `list_members` answers. */
export const MembersAnswer = z.object({ members: z.array(MemberRow), has_more: z.boolean() });

/** What `export_members` answers. */
export const ExportedMembers = z.array(
  z.extend(MemberRow, {
    first_name: z.nullable(z.string()),
    last_name: z.nullable(z.string()),
  }),
);
export type ExportedMember = z.infer<typeof ExportedMembers>[number];
