import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type CommunityEvent, cancelEvent } from './agenda.api.ts';
import { agendaMessage } from './agenda-words.ts';

/** Asks once, and says how many will be told. */
export function CancelEvent({ event }: { event: CommunityEvent }) {
  const [isAsking, setIsAsking] = useState(false);
  const cancelling = useMutation({ mutationFn: () => cancelEvent(event.id) }, queryClient);
  const told = event.registered + event.waiting;
  return (
    <>
      <Button look="secondary" onClick={() => setIsAsking(true)}>
        {m.agenda_cancel()}
      </Button>
      <Dialog
        isOpen={isAsking}
        title={m.agenda_cancel_question({ title: event.title })}
        onClose={() => setIsAsking(false)}
      >
        <p>
          {told === 0
            ? m.agenda_cancel_told_none()
            : told === 1
              ? m.agenda_cancel_told_one()
              : m.agenda_cancel_told({ count: told })}
        </p>
        <p>{m.agenda_cancel_text()}</p>
        {cancelling.error && <Notice kind="error">{agendaMessage(cancelling.error)}</Notice>}
        <div className="actions">
          <Button isBusy={cancelling.isPending} onClick={() => cancelling.mutate()}>
            {m.agenda_cancel()}
          </Button>
          <Button look="secondary" data-initial-focus onClick={() => setIsAsking(false)}>
            {m.agenda_cancel_keep()}
          </Button>
        </div>
      </Dialog>
    </>
  );
}
