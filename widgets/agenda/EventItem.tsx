import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import type { CommunityEvent } from './agenda.api.ts';
import { timesOf } from './event-time.ts';

interface EventItemProps {
  event: CommunityEvent;
  slug: string;
  level: 'h3' | 'h4';
}

/** An event in a list: when, where, and what the reader is to it. */
export function EventItem({ event, slug, level: Heading }: EventItemProps) {
  const state = event.isCancelled
    ? m.agenda_cancelled()
    : event.mine === 'registered'
      ? m.agenda_state_registered()
      : event.mine === 'waiting'
        ? m.agenda_state_waiting()
        : '';
  return (
    <li className="card agenda-item" data-cancelled={event.isCancelled || undefined}>
      <Heading>
        <a href={communityHref(slug, 'agenda', event.id)}>{event.title}</a>
      </Heading>
      {timesOf(event, event.now).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p className="soft">{event.place || m.agenda_online()}</p>
      {state && <p className="agenda-state">{state}</p>}
    </li>
  );
}
