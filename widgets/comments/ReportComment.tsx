import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Notice } from '../ui/Notice.tsx';
import { CommentError } from './CommentError.tsx';
import { nameOf, REASONS, whenWritten } from './comment-words.ts';
import { type Comment, reportComment } from './comments.api.ts';

/** « Signaler »: reason, words, good faith; then the receipt. */
export function ReportComment({ comment, onClose }: { comment: Comment; onClose: () => void }) {
  const id = useId();
  const [reason, setReason] = useState('');
  const [explanation, setExplanation] = useState('');
  const [isGoodFaith, setIsGoodFaith] = useState(false);
  const [receipt, setReceipt] = useState<Date>();
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      setReceipt(await reportComment({ commentId: comment.id, reason, explanation, isGoodFaith }));
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  if (receipt) {
    return (
      <Dialog isOpen title={m.comments_report_done_title()} onClose={onClose}>
        <Notice kind="success">{m.comments_report_done({ date: whenWritten(receipt) })}</Notice>
        <div className="actions">
          <Button onClick={onClose} data-initial-focus>
            {m.comments_close()}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog isOpen title={m.comments_report_title()} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <p>{m.comments_report_text({ name: nameOf(comment.author) })}</p>
        <fieldset>
          <legend>{m.comments_report_reason()}</legend>
          {Object.entries(REASONS).map(([value, label]) => (
            <label key={value} className="check">
              <input
                type="radio"
                name={`${id}-reason`}
                checked={reason === value}
                onChange={() => setReason(value)}
              />
              {label()}
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={id}>{m.comments_report_explanation()}</label>
          <textarea
            id={id}
            rows={4}
            maxLength={2000}
            value={explanation}
            onChange={(event) => setExplanation(event.target.value)}
          />
        </div>
        <CheckField
          label={m.comments_report_faith()}
          checked={isGoodFaith}
          onChange={(event) => setIsGoodFaith(event.target.checked)}
        />
        <CommentError error={error} />
        <div className="actions">
          <Button type="submit" isBusy={isBusy}>
            {m.comments_report_send()}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
