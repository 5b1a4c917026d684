import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { moderationMessage } from '../lib/post-moderation-words.ts';
import { queryClient } from '../lib/query.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { contestPostDecision, type PostDecision } from './community-moderation.api.ts';
import { PostDecisionFacts } from './PostDecisionFacts.tsx';

/** A decision about what one posted; against it one may say something, once. */
export function OwnPostDecision({ decision }: { decision: PostDecision }) {
  const [isOpen, setIsOpen] = useState(false);
  const [text, setText] = useState('');
  const contesting = useMutation(
    { mutationFn: () => contestPostDecision(decision.id, text) },
    queryClient,
  );
  const isAgainst = decision.action === 'hide' || decision.action === 'lock';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!contesting.isPending) contesting.mutate();
  };
  return (
    <article className="card running-card">
      <PostDecisionFacts decision={decision} />
      {decision.contest && decision.isKept === null && <p>{m.running_contest_waiting()}</p>}
      {isAgainst && !decision.contest && !isOpen && (
        <Button look="secondary" onClick={() => setIsOpen(true)}>
          {m.comments_contest()}
        </Button>
      )}
      {isOpen && !decision.contest && (
        <form className="form" noValidate onSubmit={submit}>
          <AreaField
            label={m.comments_contest_field()}
            hint={m.running_contest_hint()}
            rows={4}
            maxLength={2000}
            value={text}
            onChange={({ target }) => setText(target.value)}
          />
          <Refusal error={contesting.error} words={moderationMessage} />
          <div>
            <Button type="submit" isBusy={contesting.isPending}>
              {m.comments_contest_send()}
            </Button>
          </div>
        </form>
      )}
    </article>
  );
}
