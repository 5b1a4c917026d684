import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from './Button.tsx';
import { CalendarAddress } from './CalendarAddress.tsx';
import { Dialog } from './Dialog.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';

interface CalendarFeedProps {
  /** What its address is made of; null until one is asked for. */
  word: string | null;
  /** Makes the address, or another one that takes its place. */
  onRenew: () => Promise<unknown>;
  label: string;
  /** Why it is to be kept to oneself. */
  hint: string;
}

/** The address of one's own calendar: made when asked for, shown again, renewed. */
export function CalendarFeed({ word, onRenew, label, hint }: CalendarFeedProps) {
  const [isAsking, setIsAsking] = useState(false);
  const renewing = useMutation({ mutationFn: onRenew }, queryClient);
  const renew = () => {
    setIsAsking(false);
    renewing.mutate();
  };
  return (
    <>
      {renewing.error && <ErrorNotice error={renewing.error} onRetry={renew} />}
      {word === null ? (
        <Button isBusy={renewing.isPending} onClick={renew}>
          {m.notices_calendar_make()}
        </Button>
      ) : (
        <>
          <CalendarAddress key={word} {...{ word, label, hint }} />
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
