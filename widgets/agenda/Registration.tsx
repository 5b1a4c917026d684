import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type CommunityEvent, eventWith, registerFor, withdrawFrom } from './agenda.api.ts';
import { agendaMessage, placesWords } from './agenda-words.ts';

/** A place in an event: how many there are, one's own, and the way to take it or to give it back. */
export function Registration({ event }: { event: CommunityEvent }) {
  const titleId = useId();
  const [isAsking, setIsAsking] = useState(false);
  const change = useMutation(
    {
      mutationFn: (isComing: boolean) =>
        isComing ? registerFor(event.id) : withdrawFrom(event.id),
      // It has been cancelled meanwhile, for instance.
      onError: () => queryClient.invalidateQueries({ queryKey: eventWith(event.id).queryKey }),
    },
    queryClient,
  );
  if (event.isCancelled) return null;
  if (!event.needsRegistration) {
    return event.isOver ? null : <p>{m.agenda_no_registration()}</p>;
  }
  const isWaiting = event.mine === 'waiting';
  const isFull = event.capacity !== null && event.registered >= event.capacity;
  const withdraw = () => {
    setIsAsking(false);
    change.mutate(false);
  };
  return (
    <section className="agenda-registration" aria-labelledby={titleId}>
      <h3 id={titleId}>{m.agenda_registration()}</h3>
      <p>{placesWords(event)}</p>
      {event.mine === 'registered' && <Notice kind="success">{m.agenda_registered()}</Notice>}
      {isWaiting && <Notice>{m.agenda_waiting({ rank: event.rank ?? 1 })}</Notice>}
      {!event.mine && !event.isRegistrable && <p>{m.agenda_closed()}</p>}
      {event.isRegistrable && event.registrationClosesAt && (
        <p className="soft">
          {m.agenda_closes({ date: formatInstant(event.registrationClosesAt, PARIS, event.now) })}
        </p>
      )}
      {change.error && <Notice kind="error">{agendaMessage(change.error)}</Notice>}
      {!event.mine && event.isRegistrable && (
        <Button isBusy={change.isPending} onClick={() => change.mutate(true)}>
          {isFull ? m.agenda_register_waiting() : m.agenda_register()}
        </Button>
      )}
      {event.mine && !event.isOver && (
        <Button look="secondary" isBusy={change.isPending} onClick={() => setIsAsking(true)}>
          {isWaiting ? m.agenda_withdraw_waiting() : m.agenda_withdraw()}
        </Button>
      )}
      <Dialog
        isOpen={isAsking}
        title={isWaiting ? m.agenda_withdraw_waiting_question() : m.agenda_withdraw_question()}
        onClose={() => setIsAsking(false)}
      >
        <p>{isWaiting ? m.agenda_withdraw_waiting_text() : m.agenda_withdraw_text()}</p>
        <div className="actions">
          <Button onClick={withdraw}>
            {isWaiting ? m.agenda_withdraw_waiting() : m.agenda_withdraw()}
          </Button>
          <Button look="secondary" data-initial-focus onClick={() => setIsAsking(false)}>
            {m.agenda_withdraw_keep()}
          </Button>
        </div>
      </Dialog>
    </section>
  );
}
