import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import * as z from 'zod/mini';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import {
  EventAnswer,
  type EventRow,
  EventsAnswer,
  RegisteredAnswer,
  type RegistrationRow,
  RegistrationRows,
} from './agenda.schema.ts';

/** What happens in a community, as the reader sees it. */
export interface CommunityEvent {
  id: string;
  title: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  /** In whose hours it was entered. */
  zone: string;
  place: string;
  /** Of a meeting by video, where the reader may have it. */
  link: string | null;
  hasLink: boolean;
  needsRegistration: boolean;
  capacity: number | null;
  registrationClosesAt: Date | null;
  registered: number;
  waiting: number;
  sequence: number;
  isCancelled: boolean;
  changedAt: Date;
  isRegistrable: boolean;
  isOver: boolean;
  mayEdit: boolean;
  /** Sees who comes. */
  isAdministrator: boolean;
  mine: 'registered' | 'waiting' | null;
  /** In the waiting list, from one. */
  rank: number | null;
  /** When this was asked, by the server's clock. */
  now: Date;
}

const toEvent = (row: EventRow, serverNow: string): CommunityEvent => {
  const endsAt = new Date(row.ends_at);
  const now = new Date(serverNow);
  return {
    id: row.id,
    title: row.title,
    description: row.description,
    startsAt: new Date(row.starts_at),
    endsAt,
    zone: row.zone,
    place: row.place,
    link: row.link,
    hasLink: row.has_link,
    needsRegistration: row.needs_registration,
    capacity: row.capacity,
    registrationClosesAt:
      row.registration_closes_at === null ? null : new Date(row.registration_closes_at),
    registered: row.registered,
    waiting: row.waiting,
    sequence: row.sequence,
    isCancelled: row.cancelled_at !== null,
    changedAt: new Date(row.changed_at),
    isRegistrable: row.is_registrable,
    isOver: endsAt <= now,
    mayEdit: row.may_edit,
    isAdministrator: row.is_administrator,
    mine: row.mine,
    rank: row.rank,
    now,
  };
};

type Answer = { data: unknown; error: unknown };

function eventIn({ data, error }: Answer): CommunityEvent {
  if (error) throw toAppError(error);
  const row = EventAnswer.parse(data);
  return toEvent(row, row.server_now);
}

interface EventPage {
  events: CommunityEvent[];
  hasMore: boolean;
}

/** What is to come by its beginning, or what is over the latest first; a page at a time. */
export const eventsOf = (communityId: string, isPast: boolean, pageSize = 20) =>
  infiniteQueryOptions({
    queryKey: ['events', communityId, isPast, pageSize],
    queryFn: async ({ pageParam }): Promise<EventPage> => {
      const { data, error } = await supabase.rpc('list_events', {
        community_id: communityId,
        is_past: isPast,
        page_size: pageSize,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const { events, has_more, server_now } = EventsAnswer.parse(data);
      return { events: events.map((row) => toEvent(row, server_now)), hasMore: has_more };
    },
    initialPageParam: null as string | null,
    getNextPageParam: ({ events, hasMore }) => (hasMore ? events.at(-1)?.id : undefined),
  });

export const eventWith = (id: string) =>
  queryOptions({
    queryKey: ['event', id],
    queryFn: async () => eventIn(await supabase.rpc('event', { event_id: id })),
    refetchOnWindowFocus: 'always',
  });

/** What was read of an event that has changed is read again. */
async function keep(event: CommunityEvent): Promise<CommunityEvent> {
  queryClient.setQueryData(eventWith(event.id).queryKey, event);
  await Promise.all(
    [['events'], registeredOf(event.id).queryKey].map((queryKey) =>
      queryClient.invalidateQueries({ queryKey }),
    ),
  );
  return event;
}

export const registerFor = async (id: string) =>
  keep(eventIn(await supabase.rpc('register_for_event', { event_id: id })));

export const withdrawFrom = async (id: string) =>
  keep(eventIn(await supabase.rpc('withdraw_from_event', { event_id: id })));

export const cancelEvent = async (id: string) =>
  keep(eventIn(await supabase.rpc('cancel_event', { event_id: id })));

/** What an author writes of an event. */
export interface NewEvent {
  title: string;
  description: string;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  place: string;
  link: string | null;
  needsRegistration: boolean;
  capacity: number | null;
  registrationClosesAt: Date | null;
}

interface Saving {
  /** Chosen before it is sent: sent again, it is the same event. */
  id: string;
  communityId: string;
  /** Of the event that is changed, as its author has seen it. */
  seenSequence: number | null;
}

export async function saveEvent(event: NewEvent, saving: Saving): Promise<CommunityEvent> {
  const answer = await supabase.rpc('save_event', {
    id: saving.id,
    community_id: saving.communityId,
    title: event.title,
    description: event.description,
    starts_at: event.startsAt.toISOString(),
    ends_at: event.endsAt.toISOString(),
    zone: event.zone,
    place: event.place,
    needs_registration: event.needsRegistration,
    ...(event.link !== null && { link: event.link }),
    ...(event.capacity !== null && { capacity: event.capacity }),
    ...(event.registrationClosesAt && {
      registration_closes_at: event.registrationClosesAt.toISOString(),
    }),
    ...(saving.seenSequence !== null && { seen_sequence: saving.seenSequence }),
  });
  return keep(eventIn(answer));
}

/** Somebody with a place, or who waits for one. */
export interface Registration {
  number: number;
  /** Null for who has left the platform. */
  name: string | null;
  isWaiting: boolean;
  at: Date;
}

const toRegistration = (row: RegistrationRow): Registration => ({
  number: row.number,
  name: row.name,
  isWaiting: row.state === 'waiting',
  at: new Date(row.registered_at),
});

/** Who comes, then who waits, in their order. */
export const registeredOf = (id: string) =>
  infiniteQueryOptions({
    queryKey: ['registered', id],
    queryFn: async ({ pageParam }) => {
      const { data, error } = await supabase.rpc('list_registered', {
        event_id: id,
        ...(pageParam !== null && { after: pageParam }),
      });
      if (error) throw toAppError(error);
      const { registered, has_more } = RegisteredAnswer.parse(data);
      return { registered: registered.map(toRegistration), hasMore: has_more };
    },
    initialPageParam: null as number | null,
    getNextPageParam: ({ registered, hasMore }) =>
      hasMore ? registered.at(-1)?.number : undefined,
  });

/** All of them, for a file; the community's log says that it was taken. */
export async function exportRegistered(id: string): Promise<Registration[]> {
  const { data, error } = await supabase.rpc('export_registered', { event_id: id });
  if (error) throw toAppError(error);
  return RegistrationRows.parse(data).map(toRegistration);
}

/** The word in the reader's address of this agenda, if they have one. */
export const agendaFeed = (communityId: string) =>
  queryOptions({
    queryKey: ['agenda-feed', communityId],
    queryFn: async (): Promise<string | null> => {
      const { data, error } = await supabase.rpc('my_agenda_feed', { community_id: communityId });
      if (error) throw toAppError(error);
      return z.nullable(z.string()).parse(data);
    },
  });

/** Makes the address; the one before, if any, is void at once. */
export async function renewAgendaFeed(communityId: string): Promise<void> {
  const { data, error } = await supabase.rpc('renew_agenda_feed', { community_id: communityId });
  if (error) throw toAppError(error);
  queryClient.setQueryData(agendaFeed(communityId).queryKey, z.string().parse(data));
}
