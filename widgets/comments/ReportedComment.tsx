import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { REASONS } from '../lib/moderation-words.ts';
import { Button } from '../ui/Button.tsx';
import { RuleAndFacts } from '../ui/RuleAndFacts.tsx';
import { CommentError } from './CommentError.tsx';
import { nameOf, whenWritten } from './comment-words.ts';
import { decideReport, type OpenReport } from './moderation.api.ts';
import { OtherReports } from './OtherReports.tsx';

/** An open report: the comment as it was, why it was reported, and the decision to take. */
export function ReportedComment({ report }: { report: OpenReport }) {
  const id = useId();
  const [isUpheld, setIsUpheld] = useState<boolean>();
  const [reasons, setReasons] = useState({ rule: '', facts: '' });
  const [answer, setAnswer] = useState('');
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const asksForFacts = isUpheld && !report.isHidden && !report.isDeleted;

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy || isUpheld === undefined) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await decideReport(report.id, { isUpheld, ...reasons, answer });
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };

  return (
    <article className="card moderation-card">
      <p className="eyebrow">
        {m.comments_reported_at({ date: whenWritten(report.createdAt), lesson: report.lesson })}
      </p>
      <p>
        <strong>{nameOf(report.author)}</strong>{' '}
        <a href={`/commentaire/#${report.commentId}`}>{m.comments_see()}</a>
      </p>
      {report.text && <blockquote>{report.text}</blockquote>}
      <p>
        <strong>{REASONS[report.reason]?.() ?? report.reason}</strong> {report.explanation}
      </p>
      <OtherReports report={report} />
      {report.isDeleted && <p>{m.comments_report_deleted()}</p>}
      {report.isHidden && <p>{m.comments_report_hidden()}</p>}
      <form className="form" noValidate onSubmit={submit}>
        <fieldset>
          <legend>{m.comments_decide()}</legend>
          {[true, false].map((value) => (
            <label key={String(value)} className="check">
              <input
                type="radio"
                name={id}
                checked={isUpheld === value}
                onChange={() => setIsUpheld(value)}
              />
              {value ? m.comments_decide_uphold() : m.comments_decide_dismiss()}
            </label>
          ))}
        </fieldset>
        {asksForFacts && <RuleAndFacts {...reasons} onChange={setReasons} />}
        {isUpheld !== undefined && (
          <>
            <div className="field">
              <label htmlFor={`${id}-answer`}>{m.comments_decide_answer()}</label>
              <textarea
                id={`${id}-answer`}
                rows={3}
                maxLength={2000}
                value={answer}
                onChange={(event) => setAnswer(event.target.value)}
              />
            </div>
            <CommentError error={error} />
            <div>
              <Button type="submit" isBusy={isBusy}>
                {m.comments_decide_send()}
              </Button>
            </div>
          </>
        )}
      </form>
    </article>
  );
}
