import { useMutation, useQuery } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { QueueError } from './QueueError.tsx';
import { forgetAnswer, keepAnswer, type QueueItem, readyAnswers } from './queue.api.ts';
import { builtInAnswers, nameOf } from './queue-words.ts';

interface RefuseRequestsProps {
  /** None: nothing is being refused. */
  asked: QueueItem[];
  isBusy: boolean;
  error: unknown;
  onRefuse: (message: string) => void;
  onClose: () => void;
}

/** Says why before it refuses. What was typed stays while the list is looked at again. */
export function RefuseRequests({ asked, isBusy, error, onRefuse, onClose }: RefuseRequestsProps) {
  const [message, setMessage] = useState('');
  const [isKept, setIsKept] = useState(false);
  const keeping = useMutation({ mutationFn: keepAnswer }, queryClient);
  const [first] = asked;
  const title =
    first && asked.length === 1
      ? m.queue_refuse_question({ name: nameOf(first) })
      : m.queue_refuse_count({ count: asked.length });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isKept && message.trim() !== '') keeping.mutate(message);
    setIsKept(false);
    onRefuse(message);
  };
  return (
    <Dialog isOpen={asked.length > 0} title={title} onClose={onClose}>
      <form onSubmit={submit}>
        <ReadyAnswers onChoose={setMessage} />
        <AreaField
          label={m.queue_message()}
          hint={m.queue_message_hint()}
          rows={4}
          maxLength={2000}
          data-initial-focus
          value={message}
          onChange={({ target }) => setMessage(target.value)}
        />
        <CheckField
          label={m.queue_answer_keep()}
          checked={isKept}
          onChange={({ target }) => setIsKept(target.checked)}
        />
        <QueueError error={error ?? keeping.error} />
        <div className="actions">
          <Button type="submit" isBusy={isBusy}>
            {m.queue_refuse()}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ReadyAnswers({ onChoose }: { onChoose: (body: string) => void }) {
  const own = useQuery(readyAnswers, queryClient);
  const forgetting = useMutation({ mutationFn: forgetAnswer }, queryClient);
  return (
    <details className="queue-answers">
      <summary>{m.queue_answers()}</summary>
      <p className="hint">{m.queue_answers_hint()}</p>
      <ul>
        {builtInAnswers().map((body) => (
          <li key={body}>
            <button type="button" className="queue-answer" onClick={() => onChoose(body)}>
              {body}
            </button>
          </li>
        ))}
        {own.data?.map(({ id, body }) => (
          <li key={id}>
            <button type="button" className="queue-answer" onClick={() => onChoose(body)}>
              {body}
            </button>
            <Button
              look="secondary"
              aria-label={m.queue_answer_forget({ answer: body })}
              onClick={() => forgetting.mutate(id)}
            >
              {m.queue_answer_forget_short()}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
