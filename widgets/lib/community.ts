import { queryOptions } from '@tanstack/react-query';
import type * as z from 'zod/mini';
import { type CardRow, CommunityRow, type PARTS, type STATES } from './community.schema.ts';
import { AppError, toAppError } from './errors.ts';
import { supabase } from './supabase.ts';

/** A part of a community in which things are posted. */
export type Part = (typeof PARTS)[number];
export type MembershipState = (typeof STATES)[number];

/** A community or group as its card shows it. */
export interface CommunityCard {
  id: string;
  kind: CardRow['kind'];
  slug: string;
  name: string;
  description: string;
  needsApproval: boolean;
  isListed: boolean;
  memberCount: number;
  /** What the reader is to it. */
  state: MembershipState;
  /** May read what is in it. */
  isMember: boolean;
  isAdministrator: boolean;
  /** The community of a group. */
  parent: { id: string; slug: string; name: string } | null;
  askedAt: Date | null;
  /** How long a request usually waits here; unknown while there were few. */
  usualAnswerHours: number | null;
  /** Why refused or suspended, in an administrator's words. */
  answer: string;
  mayAskAgainAt: Date | null;
  suspendedUntil: Date | null;
}

/** The community or group whose page is open. */
export interface Community extends CommunityCard {
  /** The parts in which every member may begin something. */
  memberParts: Part[];
  hasUnreadNews: boolean;
  now: Date;
}

const dateOf = (instant: string | null): Date | null => (instant ? new Date(instant) : null);

export function toCard(row: CardRow): CommunityCard {
  return {
    id: row.id,
    kind: row.kind,
    slug: row.slug,
    name: row.name,
    description: row.description,
    needsApproval: row.needs_approval,
    isListed: row.is_listed,
    memberCount: row.member_count,
    state: row.state,
    isMember: row.is_member,
    isAdministrator: row.is_administrator,
    parent: row.parent,
    askedAt: dateOf(row.asked_at),
    usualAnswerHours: row.usual_answer_hours ?? null,
    answer: row.answer,
    mayAskAgainAt: dateOf(row.may_ask_again_at),
    suspendedUntil: dateOf(row.suspended_until),
  };
}

function toCommunity(row: z.infer<typeof CommunityRow>): Community {
  return {
    ...toCard(row),
    memberParts: row.member_parts ?? [],
    hasUnreadNews: row.unread?.news ?? false,
    now: new Date(row.server_now),
  };
}

/** Of which community this page is: `?c=…`. */
export const slugHere = (search = location.search): string =>
  new URLSearchParams(search).get('c') ?? '';

/** Of which thing in it this page is, if of one: `?id=…`. */
export const idHere = (search = location.search): string | null =>
  new URLSearchParams(search).get('id');

/** The community of this page: one request for all islands of it. */
export const communityOf = (slug: string) =>
  queryOptions({
    queryKey: ['community', slug],
    queryFn: async (): Promise<Community> => {
      if (slug === '') throw new AppError('not-found', { reason: 'community-unknown' });
      const { data, error } = await supabase.rpc('community', { slug });
      if (error) throw toAppError(error);
      return toCommunity(CommunityRow.parse(data));
    },
  });

/** Whether the reader may begin something in a part. The database asks again. */
export const mayPost = (community: Community, part: Part): boolean =>
  community.isAdministrator || (community.isMember && community.memberParts.includes(part));
