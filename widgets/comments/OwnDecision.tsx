import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { CommentError } from './CommentError.tsx';
import { DecisionFacts } from './DecisionFacts.tsx';
import { contestDecision, type Decision } from './moderation.api.ts';

/** A decision about one's own comment, and the way to contest it. */
export function OwnDecision({ decision }: { decision: Decision }) {
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const isAgainst = decision.action === 'hide' || decision.action === 'lock';

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await contestDecision(decision.id, text);
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <article className="card moderation-card">
      <DecisionFacts decision={decision} />
      {decision.contest && decision.isKept === null && <p>{m.comments_contest_waiting()}</p>}
      {isAgainst && !decision.contest && !isOpen && (
        <Button look="secondary" onClick={() => setIsOpen(true)}>
          {m.comments_contest()}
        </Button>
      )}
      {isOpen && !decision.contest && (
        <form className="form" noValidate onSubmit={submit}>
          <div className="field">
            <label htmlFor={id}>{m.comments_contest_field()}</label>
            <p className="hint" id={`${id}-hint`}>
              {m.comments_contest_hint()}
            </p>
            <textarea
              id={id}
              rows={4}
              maxLength={2000}
              value={text}
              aria-describedby={`${id}-hint`}
              onChange={(event) => setText(event.target.value)}
            />
          </div>
          <CommentError error={error} />
          <div>
            <Button type="submit" isBusy={isBusy}>
              {m.comments_contest_send()}
            </Button>
          </div>
        </form>
      )}
    </article>
  );
}
