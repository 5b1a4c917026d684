import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { formatMonth, PARIS } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { type CommunityEvent, eventsOf } from './agenda.api.ts';
import { EventItem } from './EventItem.tsx';

interface EventListProps {
  community: Community;
  isPast: boolean;
  /** May propose one: is told so where there is none. */
  isPoster: boolean;
}

/** Events in their order, under the month in which each begins. */
export function EventList({ community, isPast, isPoster }: EventListProps) {
  const pages = useInfiniteQuery(eventsOf(community.id, isPast), queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const events = pages.data.pages.flatMap((page) => page.events);
  if (events.length === 0) {
    if (isPast) return <p role="status">{m.agenda_none_past()}</p>;
    return <p role="status">{isPoster ? m.agenda_none_coming_poster() : m.agenda_none_coming()}</p>;
  }
  return (
    <>
      {byMonth(events).map(([month, inIt]) => (
        <section key={month} className="agenda-month">
          <h2>{month}</h2>
          <ul className="agenda-list">
            {inIt.map((event) => (
              <EventItem key={event.id} event={event} slug={community.slug} level="h3" />
            ))}
          </ul>
        </section>
      ))}
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.agenda_more()} />
    </>
  );
}

function byMonth(events: CommunityEvent[]): [month: string, events: CommunityEvent[]][] {
  const months = new Map<string, CommunityEvent[]>();
  for (const event of events) {
    const month = formatMonth(event.startsAt, PARIS);
    months.set(month, [...(months.get(month) ?? []), event]);
  }
  return [...months];
}
