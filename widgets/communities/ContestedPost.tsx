import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { moderationMessage } from '../lib/post-moderation-words.ts';
import { queryClient } from '../lib/query.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { answerPostContest, type PostDecision } from './community-moderation.api.ts';
import { PostDecisionFacts } from './PostDecisionFacts.tsx';

/** A decision that its author contests: the platform's staff looks again, and answers either way. */
export function ContestedPost({ decision }: { decision: PostDecision }) {
  const [answer, setAnswer] = useState('');
  const answering = useMutation(
    { mutationFn: (isKept: boolean) => answerPostContest(decision.id, isKept, answer) },
    queryClient,
  );
  return (
    <article className="card running-card">
      <PostDecisionFacts decision={decision} />
      <form className="form" onSubmit={(event) => event.preventDefault()}>
        <AreaField
          label={m.comments_contest_answer()}
          rows={3}
          maxLength={2000}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
        <Refusal error={answering.error} words={moderationMessage} />
        <div className="actions">
          <Button isBusy={answering.isPending} onClick={() => answering.mutate(true)}>
            {m.comments_contest_keep()}
          </Button>
          <Button
            look="secondary"
            isBusy={answering.isPending}
            onClick={() => answering.mutate(false)}
          >
            {m.comments_contest_take_back()}
          </Button>
        </div>
      </form>
    </article>
  );
}
