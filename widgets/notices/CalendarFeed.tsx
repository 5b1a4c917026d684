import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { m } from '#messages';
import { apiUrl } from '../lib/api.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
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
          <Address key={word} word={word} />
          <HowTo />
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

function Address({ word }: { word: string }) {
  const id = useId();
  const [isCopied, setIsCopied] = useState<boolean | null>(null);
  const address = apiUrl(`/functions/v1/calendar/${word}.ics`);
  const copy = async () => {
    setIsCopied(
      await navigator.clipboard.writeText(address).then(
        () => true,
        () => false,
      ),
    );
  };
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{m.notices_calendar_address()}</label>
        <div className="input-group">
          <input
            id={id}
            readOnly
            value={address}
            onFocus={({ currentTarget }) => currentTarget.select()}
          />
          <Button look="secondary" onClick={() => void copy()}>
            {m.notices_calendar_copy()}
          </Button>
        </div>
        <p className="hint">{m.notices_calendar_keep()}</p>
      </div>
      {isCopied !== null && (
        <Notice kind={isCopied ? 'success' : 'warning'}>
          {isCopied ? m.notices_calendar_copied() : m.notices_calendar_copy_failed()}
        </Notice>
      )}
    </>
  );
}

function HowTo() {
  return (
    <details>
      <summary>{m.notices_calendar_how()}</summary>
      <ul>
        <li>{m.notices_calendar_apple()}</li>
        <li>{m.notices_calendar_google()}</li>
        <li>{m.notices_calendar_outlook()}</li>
      </ul>
      <p>{m.notices_calendar_slow()}</p>
    </details>
  );
}
