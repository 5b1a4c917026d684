import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { CalendarAddress } from '../ui/CalendarAddress.tsx';
import { Dialog } from '../ui/Dialog.tsx';
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
  const [isAsking, setIsAsking] = useState(false);
  const feed = useQuery(agendaFeed(communityId), queryClient);
  const renewing = useMutation({ mutationFn: () => renewAgendaFeed(communityId) }, queryClient);
  const renew = () => {
    setIsAsking(false);
    renewing.mutate();
  };
  if (feed.isPending) return <p role="status">{m.app_loading()}</p>;
  if (feed.data === undefined) {
    return <ErrorNotice error={feed.error} onRetry={() => feed.refetch()} />;
  }
  return (
    <>
      {renewing.error && <ErrorNotice error={renewing.error} onRetry={renew} />}
      {feed.data === null ? (
        <Button isBusy={renewing.isPending} onClick={renew}>
          {m.notices_calendar_make()}
        </Button>
      ) : (
        <>
          <CalendarAddress
            key={feed.data}
            word={feed.data}
            label={m.agenda_feed_field()}
            hint={m.agenda_feed_keep()}
          />
          <Button look="secondary" isBusy={renewing.isPending} onClick={() => setIsAsking(true)}>
            {m.notices_calendar_renew()}
          </Button>
        </>
      )}
      <Dialog
        isOpen={isAsking}
        title={m.notices_calendar_renew()}
        onClose={() => setIsAsking(false)}
      >
        <p>{m.notices_calendar_renew_text()}</p>
        <div className="actions">
          <Button onClick={renew}>{m.notices_calendar_renew()}</Button>
          <Button look="secondary" data-initial-focus onClick={() => setIsAsking(false)}>
            {m.notices_calendar_renew_keep()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
