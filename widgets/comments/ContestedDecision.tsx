import { useId, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { CommentError } from './CommentError.tsx';
import { DecisionFacts } from './DecisionFacts.tsx';
import { answerContest, type LoggedDecision } from './moderation.api.ts';

/** A decision that its author contests: the team looks again, and answers either way. */
export function ContestedDecision({ decision }: { decision: LoggedDecision }) {
  const id = useId();
  const [answer, setAnswer] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const decide = async (isKept: boolean) => {
    setIsBusy(true);
    setError(undefined);
    try {
      await answerContest(decision.id, isKept, answer);
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };
  return (
    <article className="card moderation-card">
      <DecisionFacts decision={decision} />
      <div className="field">
        <label htmlFor={id}>{m.comments_contest_answer()}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={2000}
          value={answer}
          onChange={(event) => setAnswer(event.target.value)}
        />
      </div>
      <CommentError error={error} />
      <div className="actions">
        <Button isBusy={isBusy} onClick={() => decide(false)}>
          {m.comments_contest_take_back()}
        </Button>
        <Button look="secondary" isBusy={isBusy} onClick={() => decide(true)}>
          {m.comments_contest_keep()}
        </Button>
      </div>
    </article>
  );
}
