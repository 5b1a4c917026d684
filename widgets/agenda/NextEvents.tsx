import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { m } from '#messages';
import { type Community, communityOf, slugHere } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { queryClient } from '../lib/query.ts';
import { SignedIn } from '../ui/SignedIn.tsx';
import { eventsOf } from './agenda.api.ts';
import { EventItem } from './EventItem.tsx';
import './agenda.css';

const SHOWN = 3;

/** « Prochains rendez-vous », on the home of a community; for members, and nothing for others. */
export function NextEvents() {
  return <SignedIn>{() => <ForCommunity />}</SignedIn>;
}

function ForCommunity() {
  const { data: community } = useQuery(communityOf(slugHere()), queryClient);
  return community?.isMember ? <Next community={community} /> : null;
}

function Next({ community: { id, slug } }: { community: Community }) {
  const titleId = useId();
  const pages = useInfiniteQuery(eventsOf(id, false, SHOWN), queryClient);
  // The page is about other things: what does not come is left out.
  if (!pages.data) return null;
  const events = pages.data.pages[0]?.events ?? [];
  return (
    <section className="agenda-next" aria-labelledby={titleId}>
      <h2 id={titleId}>{m.agenda_next_title()}</h2>
      {events.length === 0 ? (
        <p>{m.agenda_next_none()}</p>
      ) : (
        <ul className="agenda-list">
          {events.map((event) => (
            <EventItem key={event.id} event={event} slug={slug} level="h3" />
          ))}
        </ul>
      )}
      <p>
        <a href={communityHref(slug, 'agenda')}>{m.agenda_next_all()}</a>
      </p>
    </section>
  );
}
