import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import {
  type InvitationRow,
  InvitationsAnswer,
  InvitedAnswer,
  LinkAnswer,
  SentAnswer,
} from './invitations.schema.ts';

/** A community as an invitation to it shows it. */
export interface Invited {
  slug: string;
  name: string;
  description: string;
  memberCount: number;
  isMember: boolean;
  /** Of a group: its community, unless the reader is in it already. */
  missingParent: { slug: string; name: string } | null;
  bringsParent: boolean;
  isOpen: boolean;
}

function toInvited(row: z.infer<typeof InvitedAnswer>): Invited {
  const { parent } = row;
  return {
    slug: row.slug,
    name: row.name,
    description: row.description,
    memberCount: row.member_count,
    isMember: row.state === 'member',
    missingParent: parent && !parent.is_member ? { slug: parent.slug, name: parent.name } : null,
    bringsParent: row.brings_parent,
    isOpen: row.is_open,
  };
}

export const invitedTo = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: async (): Promise<Invited> => {
      const { data, error } = await supabase.rpc('read_invitation', { token });
      if (error) throw toAppError(error);
      return toInvited(InvitedAnswer.parse(data));
    },
  });

export async function acceptInvitation(token: string): Promise<Invited> {
  const { data, error } = await supabase.rpc('accept_invitation', { token });
  if (error) throw toAppError(error);
  return toInvited(InvitedAnswer.parse(data));
}

export interface Invitation {
  id: string;
  kind: z.infer<typeof InvitationRow>['kind'];
  state: z.infer<typeof InvitationRow>['state'];
  at: Date;
  expiresAt: Date;
  maxUses: number;
  uses: number;
  by: string | null;
}

const toInvitation = (row: z.infer<typeof InvitationRow>): Invitation => ({
  ...{ id: row.id, kind: row.kind, state: row.state, uses: row.uses, by: row.by },
  at: new Date(row.created_at),
  expiresAt: new Date(row.expires_at),
  maxUses: row.max_uses,
});

/** The invitations of a community, the newest first, a page at a time. */
export const invitationsOf = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: ['invitations', communityId],
    queryFn: async ({ pageParam }) => {
      const { data, error } = await supabase.rpc('list_invitations', {
        community_id: communityId,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const { invitations, has_more, server_now } = InvitationsAnswer.parse(data);
      return {
        invitations: invitations.map(toInvitation),
        hasMore: has_more,
        now: new Date(server_now),
      };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ invitations, hasMore }) => (hasMore ? invitations.at(-1)?.id : undefined),
  });

const refresh = () => queryClient.invalidateQueries({ queryKey: ['invitations'] });

/** Gives the whole address, which is shown this once. */
export async function makeLink(
  communityId: string,
  days: number,
  maxUses: number,
): Promise<string> {
  const { data, error } = await supabase.rpc('make_invitation_link', {
    community_id: communityId,
    days,
    max_uses: maxUses,
  });
  if (error) throw toAppError(error);
  const { token } = LinkAnswer.parse(data);
  await refresh();
  return `${location.origin}/invitation/#token=${token}`;
}

/** How many left; where an address is mistyped none did, and those come back. */
export async function inviteByMail(
  communityId: string,
  courriels: string[],
  message: string,
): Promise<z.infer<typeof SentAnswer>> {
  const { data, error } = await supabase.rpc('invite_by_mail', {
    community_id: communityId,
    courriels,
    message,
  });
  if (error) throw toAppError(error);
  await refresh();
  return SentAnswer.parse(data);
}

export async function withdrawInvitation(id: string): Promise<void> {
  const { error } = await supabase.rpc('withdraw_invitation', { id });
  if (error) throw toAppError(error);
  await refresh();
}
