import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { CalendarAddress } from '../ui/CalendarAddress.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { renewCalendar } from './notices.api.ts';

/** The address of one's own calendar: made when asked for, shown again, renewed. */
export function CalendarFeed({ word }: { word: string | null }) {
  const titleId = useId();
  const [isAsking, setIsAsking] = useState(false);
  const renewing = useMutation({ mutationFn: renewCalendar }, queryClient);

  const renew = () => {
    setIsAsking(false);
    renewing.mutate();
  };

  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.notices_calendar_title()}</h2>
      <p>{m.notices_calendar_intro()}</p>
      {renewing.error && <ErrorNotice error={renewing.error} onRetry={renew} />}
      {word === null ? (
        <Button isBusy={renewing.isPending} onClick={renew}>
          {m.notices_calendar_make()}
        </Button>
      ) : (
        <>
          <CalendarAddress
            key={word}
            word={word}
            label={m.notices_calendar_address()}
            hint={m.notices_calendar_keep()}
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
    </section>
  );
}
