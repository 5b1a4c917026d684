import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { useSession } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import { type CommunityEvent, eventWith } from './agenda.api.ts';
import { CancelEvent } from './CancelEvent.tsx';
import { DownloadEvent } from './DownloadEvent.tsx';
import { EventForm } from './EventForm.tsx';
import { timesOf } from './event-time.ts';
import { Registered } from './Registered.tsx';
import { Registration } from './Registration.tsx';

interface EventPageProps {
  id: string;
  community: Community;
}

/** One event: when and where, a place in it, and for who runs it what they may do. */
export function EventPage({ id, community }: EventPageProps) {
  const found = useQuery(eventWith(id), queryClient);
  const back = (
    <p>
      <a href={communityHref(community.slug, 'agenda')}>{m.agenda_back()}</a>
    </p>
  );
  if (found.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!found.data) {
    const isUnknown = ['not-found', 'invalid'].includes(toAppError(found.error).code);
    return (
      <>
        {back}
        {isUnknown ? (
          <Notice kind="warning">{m.agenda_refused_unknown()}</Notice>
        ) : (
          <ErrorNotice error={found.error} onRetry={() => found.refetch()} />
        )}
      </>
    );
  }
  return (
    <>
      {back}
      <Shown event={found.data} community={community} onStale={() => void found.refetch()} />
    </>
  );
}

interface ShownProps {
  event: CommunityEvent;
  community: Community;
  onStale: () => void;
}

function Shown({ event, community, onStale }: ShownProps) {
  const session = useSession();
  const [isEditing, setIsEditing] = useState(false);
  const mayChange = event.mayEdit && !event.isCancelled;
  return (
    <>
      <article className="card agenda-event">
        <h2>{event.title}</h2>
        {event.isCancelled && <Notice kind="warning">{m.agenda_is_cancelled()}</Notice>}
        {!event.isCancelled && event.isOver && <Notice>{m.agenda_is_over()}</Notice>}
        <dl className="agenda-facts">
          <div>
            <dt>{m.agenda_when()}</dt>
            <dd>
              {timesOf(event, event.now).map((line) => (
                <p key={line}>{line}</p>
              ))}
            </dd>
          </div>
          <div>
            <dt>{m.agenda_where()}</dt>
            <dd>
              <Where event={event} />
            </dd>
          </div>
        </dl>
        {event.description && (
          <div className="small-markdown">
            <SmallMarkdown text={event.description} />
          </div>
        )}
        <Registration event={event} />
        <DownloadEvent event={event} community={community} />
      </article>
      {mayChange && !isEditing && (
        <div className="actions">
          <Button look="secondary" onClick={() => setIsEditing(true)}>
            {m.agenda_edit()}
          </Button>
          {!event.isOver && <CancelEvent event={event} />}
        </div>
      )}
      {mayChange && isEditing && session.status === 'signed-in' && (
        <EventForm
          userId={session.userId}
          community={community}
          event={event}
          onSaved={() => setIsEditing(false)}
          onCancel={() => setIsEditing(false)}
          onStale={onStale}
        />
      )}
      {event.isAdministrator && event.needsRegistration && <Registered event={event} />}
    </>
  );
}

function Where({ event }: { event: CommunityEvent }) {
  const { place, link, hasLink } = event;
  return (
    <>
      {place && <p>{place}</p>}
      {link && (
        <p>
          <a href={link} rel="noopener noreferrer">
            {m.agenda_join_link()}
          </a>
        </p>
      )}
      {hasLink && !link && <p>{m.agenda_link_later()}</p>}
    </>
  );
}
