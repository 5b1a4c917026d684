import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Part } from '../lib/community.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import { refreshMembership } from './communities.api.ts';
import {
  ClosedAnswer,
  CreatedAnswer,
  FiguresAnswer,
  MovePreview,
  SettingsRow,
  SuspendedAnswer,
} from './running.schema.ts';

/** What those who run a community decide about it. */
export interface CommunitySettings {
  name: string;
  description: string;
  needsApproval: boolean;
  isListed: boolean;
  askAgainDays: number;
  memberParts: Part[];
  audienceTypes: string[];
  audienceSizes: string[];
  audiencePositions: string[];
}

/** The settings as they are saved, and whom a change touches. */
export interface SavedSettings {
  id: string;
  kind: SettingsRow['kind'];
  slug: string;
  version: number;
  settings: CommunitySettings;
  isClosed: boolean;
  isStaff: boolean;
  memberCount: number;
  pendingCount: number;
  groupCount: number;
  mayMove: boolean;
}

const toSaved = (row: SettingsRow): SavedSettings => ({
  id: row.id,
  kind: row.kind,
  slug: row.slug,
  version: row.version,
  settings: {
    name: row.name,
    description: row.description,
    needsApproval: row.needs_approval,
    isListed: row.is_listed,
    askAgainDays: row.ask_again_days,
    memberParts: row.member_parts,
    audienceTypes: row.audience_types,
    audienceSizes: row.audience_sizes,
    audiencePositions: row.audience_positions,
  },
  isClosed: row.is_closed,
  isStaff: row.is_staff,
  memberCount: row.member_count,
  pendingCount: row.pending_count,
  groupCount: row.group_count,
  mayMove: row.may_move,
});

export async function readSettings(communityId: string): Promise<SavedSettings> {
  const { data, error } = await supabase.rpc('community_settings', { community_id: communityId });
  if (error) throw toAppError(error);
  return toSaved(SettingsRow.parse(data));
}

const settingsKey = (communityId: string) => ['community-settings', communityId];

export const settingsOf = (communityId: string) =>
  queryOptions({
    queryKey: settingsKey(communityId),
    queryFn: () => readSettings(communityId),
    // What somebody is changing is not taken from under their hands.
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Saves over the version that was read; refuses where somebody saved meanwhile. */
export async function saveSettings(
  { id, slug }: Pick<SavedSettings, 'id' | 'slug'>,
  version: number,
  settings: CommunitySettings,
): Promise<SavedSettings> {
  const { data, error } = await supabase.rpc('save_community_settings', {
    community_id: id,
    version,
    name: settings.name,
    description: settings.description,
    needs_approval: settings.needsApproval,
    is_listed: settings.isListed,
    ask_again_days: settings.askAgainDays,
    member_parts: settings.memberParts,
    audience_types: settings.audienceTypes,
    audience_sizes: settings.audienceSizes,
    audience_positions: settings.audiencePositions,
  });
  if (error) throw toAppError(error);
  const saved = toSaved(SettingsRow.parse(data));
  queryClient.setQueryData(settingsKey(id), saved);
  await refreshMembership(slug);
  return saved;
}

const refreshMembers = () =>
  Promise.all(
    [['members'], ['suspended'], ['community-log'], ['community-settings']].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );

interface Member {
  communityId: string;
  personId: string;
}

export async function setAdministrator(
  { communityId, personId }: Member,
  isAdministrator: boolean,
): Promise<void> {
  const { error } = await supabase.rpc('set_administrator', {
    community_id: communityId,
    person_id: personId,
    is_administrator: isAdministrator,
  });
  if (error) throw toAppError(error);
  await refreshMembers();
}

export async function removeMember(
  { communityId, personId }: Member,
  reason: string,
): Promise<void> {
  const { error } = await supabase.rpc('remove_member', {
    community_id: communityId,
    person_id: personId,
    reason,
  });
  if (error) throw toAppError(error);
  await refreshMembers();
}

/** Until an instant, or without term. */
export async function suspendMember(
  { communityId, personId }: Member,
  reason: string,
  until: Date | null,
): Promise<void> {
  const { error } = await supabase.rpc('suspend_member', {
    community_id: communityId,
    person_id: personId,
    reason,
    ...(until && { until: until.toISOString() }),
  });
  if (error) throw toAppError(error);
  await refreshMembers();
}

export async function liftSuspension({ communityId, personId }: Member): Promise<void> {
  const { error } = await supabase.rpc('lift_suspension', {
    community_id: communityId,
    person_id: personId,
  });
  if (error) throw toAppError(error);
  await refreshMembers();
}

export interface SuspendedPerson {
  personId: string;
  name: string | null;
  reason: string;
  until: Date | null;
}

export const suspendedOf = (communityId: string) =>
  infiniteQueryOptions({
    queryKey: ['suspended', communityId],
    queryFn: async ({ pageParam }) => {
      const { data, error } = await supabase.rpc('list_suspended', {
        community_id: communityId,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const { people, has_more } = SuspendedAnswer.parse(data);
      return {
        hasMore: has_more,
        people: people.map(
          ({ person_id, name, reason, until }): SuspendedPerson => ({
            ...{ personId: person_id, name, reason },
            until: until === null ? null : new Date(until),
          }),
        ),
      };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ people, hasMore }) => (hasMore ? people.at(-1)?.personId : undefined),
  });

export interface NewCommunity {
  /** Chosen by the page: what a double click makes is one community. */
  id: string;
  parentId: string | null;
  name: string;
  description: string;
  needsApproval: boolean;
  isListed: boolean;
  /** Courriels of its first administrators. */
  administrators: string[];
}

/** Its address; or the courriels that are nobody's, and nothing is made. */
export async function createCommunity(made: NewCommunity) {
  const { data, error } = await supabase.rpc('create_community', {
    id: made.id,
    name: made.name,
    description: made.description,
    needs_approval: made.needsApproval,
    is_listed: made.isListed,
    administrators: made.administrators,
    ...(made.parentId !== null && { parent_id: made.parentId }),
  });
  if (error) throw toAppError(error);
  return CreatedAnswer.parse(data);
}

export async function closeCommunity(communityId: string): Promise<void> {
  const { error } = await supabase.rpc('close_community', { community_id: communityId });
  if (error) throw toAppError(error);
}

export async function reopenCommunity(communityId: string): Promise<void> {
  const { error } = await supabase.rpc('reopen_community', { community_id: communityId });
  if (error) throw toAppError(error);
  await queryClient.invalidateQueries({ queryKey: ['closed-communities'] });
}

export const closedCommunities = infiniteQueryOptions({
  queryKey: ['closed-communities'],
  queryFn: async ({ pageParam }) => {
    const { data, error } = await supabase.rpc('list_closed_communities', {
      ...(pageParam !== null && { after: pageParam }),
    });
    if (error) throw toAppError(error);
    const { communities, has_more } = ClosedAnswer.parse(data);
    return {
      hasMore: has_more,
      communities: communities.map(({ closed_at, member_count, ...row }) => ({
        ...row,
        memberCount: member_count,
        closedAt: new Date(closed_at),
      })),
    };
  },
  initialPageParam: null as string | null,
  getNextPageParam: ({ communities, hasMore }) => (hasMore ? communities.at(-1)?.id : undefined),
});

/** How many of a group would lose it if it moved there. */
export const groupMove = (groupId: string, toId: string) =>
  queryOptions({
    queryKey: ['group-move', groupId, toId],
    queryFn: async () => {
      const { data, error } = await supabase.rpc('preview_group_move', {
        group_id: groupId,
        to_id: toId,
      });
      if (error) throw toAppError(error);
      return MovePreview.parse(data).left_behind;
    },
    enabled: toId !== '',
    gcTime: 0,
  });

export async function moveGroup(groupId: string, toId: string): Promise<void> {
  const { error } = await supabase.rpc('move_group', { group_id: groupId, to_id: toId });
  if (error) throw toAppError(error);
}

export interface Week {
  /** Its Monday. */
  day: Date;
  posts: number;
  replies: number;
  active: number;
  members: number;
}

export const figuresOf = (communityId: string) =>
  queryOptions({
    queryKey: ['community-figures', communityId],
    queryFn: async () => {
      const { data, error } = await supabase.rpc('community_figures', {
        community_id: communityId,
      });
      if (error) throw toAppError(error);
      const { member_count, active_count, weeks } = FiguresAnswer.parse(data);
      return {
        memberCount: member_count,
        activeCount: active_count,
        weeks: weeks.map(
          ({ week, ...counts }): Week => ({ day: new Date(`${week}T12:00:00Z`), ...counts }),
        ),
      };
    },
  });
