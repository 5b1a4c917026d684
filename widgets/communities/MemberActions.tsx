import type { Community } from '../lib/community.ts';
import type { MemberRow } from './members.schema.ts';

interface MemberActionsProps {
  community: Community;
  member: MemberRow;
}

/** What an administrator may do with a member: nothing yet. */
export function MemberActions(_: MemberActionsProps) {
  return null;
}
