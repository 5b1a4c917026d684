import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { REASONS } from '../lib/moderation-words.ts';
import { moderationMessage } from '../lib/post-moderation-words.ts';
import { queryClient } from '../lib/query.ts';
import { AreaField } from '../ui/AreaField.tsx';
import { Button } from '../ui/Button.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { RuleAndFacts } from '../ui/RuleAndFacts.tsx';
import { decidePostReport, type PostReport } from './community-moderation.api.ts';

/** What was reported, as it was, why, and the decision to take. */
export function ReportedPost({ report }: { report: PostReport }) {
  const id = useId();
  const [isUpheld, setIsUpheld] = useState<boolean>();
  const [reasons, setReasons] = useState({ rule: '', facts: '' });
  const [answer, setAnswer] = useState('');
  const deciding = useMutation(
    {
      mutationFn: () =>
        decidePostReport(report.id, { isUpheld: isUpheld === true, ...reasons, answer }),
    },
    queryClient,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isUpheld !== undefined && !deciding.isPending) deciding.mutate();
  };
  const { title, author, isHidden, isDeleted, others } = report;
  return (
    <article className="card running-card" aria-labelledby={`${id}-title`}>
      <p className="eyebrow">{formatInstant(report.createdAt, PARIS, new Date())}</p>
      <h3 id={`${id}-title`}>
        {report.isReply
          ? m.running_reported_reply({ name: author ?? m.comments_nobody(), title: title ?? '' })
          : m.running_reported_post({ name: author ?? m.comments_nobody(), title: title ?? '' })}
      </h3>
      <blockquote>{report.text}</blockquote>
      <p>
        <strong>{REASONS[report.reason]?.() ?? report.reason}</strong> {report.explanation}
      </p>
      {others.length > 0 && (
        <ul>
          {others.map((other) => (
            <li key={`${other.reason} ${other.explanation}`}>
              <strong>{REASONS[other.reason]?.() ?? other.reason}</strong> {other.explanation}
              {other.text && <blockquote>{other.text}</blockquote>}
            </li>
          ))}
        </ul>
      )}
      {isDeleted ? (
        <p>{m.running_reported_deleted()}</p>
      ) : (
        <p>
          <a href={report.href}>{m.running_reported_see()}</a>
        </p>
      )}
      <form className="form" noValidate onSubmit={submit}>
        <fieldset>
          <legend>{m.running_decision()}</legend>
          <label className="check">
            <input
              type="radio"
              name={id}
              checked={isUpheld === true}
              onChange={() => setIsUpheld(true)}
            />
            {isHidden || isDeleted ? m.running_decision_right() : m.running_decision_hide()}
          </label>
          <label className="check">
            <input
              type="radio"
              name={id}
              checked={isUpheld === false}
              onChange={() => setIsUpheld(false)}
            />
            {m.running_decision_keep()}
          </label>
        </fieldset>
        {isUpheld && !isHidden && !isDeleted && <RuleAndFacts {...reasons} onChange={setReasons} />}
        <AreaField
          label={m.running_decision_answer()}
          hint={m.running_decision_answer_hint()}
          rows={2}
          maxLength={2000}
          value={answer}
          onChange={({ target }) => setAnswer(target.value)}
        />
        <Refusal error={deciding.error} words={moderationMessage} />
        <div className="actions">
          <Button type="submit" isBusy={deciding.isPending || isUpheld === undefined}>
            {m.running_decide()}
          </Button>
        </div>
      </form>
    </article>
  );
}
