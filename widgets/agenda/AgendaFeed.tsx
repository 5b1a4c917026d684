import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { CalendarFeed } from '../ui/CalendarFeed.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { agendaFeed, renewAgendaFeed } from './agenda.api.ts';

/** The reader's own address of this agenda: made when asked for, shown again, renewed. */
export function AgendaFeed({ communityId }: { communityId: string }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="card agenda-feed"
      onToggle={({ currentTarget, target }) => {
        // Not of what opens inside it.
        if (target === currentTarget) setIsOpen(currentTarget.open);
      }}
    >
      <summary>{m.agenda_feed_title()}</summary>
      <p>{m.agenda_feed_intro()}</p>
      {isOpen && <Feed communityId={communityId} />}
    </details>
  );
}

function Feed({ communityId }: { communityId: string }) {
  const feed = useQuery(agendaFeed(communityId), queryClient);
  if (feed.isPending) return <p role="status">{m.app_loading()}</p>;
  if (feed.data === undefined) {
    return <ErrorNotice error={feed.error} onRetry={() => feed.refetch()} />;
  }
  return (
    <CalendarFeed
      word={feed.data}
      onRenew={() => renewAgendaFeed(communityId)}
      label={m.agenda_feed_field()}
      hint={m.agenda_feed_keep()}
    />
  );
}
