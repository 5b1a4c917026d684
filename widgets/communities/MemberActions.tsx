import type { MembershipState } from '../lib/community.ts';

export interface MemberActionsProps {
  communityId: string;
  personId: string;
  name: string;
  state: MembershipState;
  isAdministrator: boolean;
}

/** What those who run a community may do about a member: nothing yet. */
export function MemberActions(_: MemberActionsProps) {
  return null;
}
