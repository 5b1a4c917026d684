import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { formatInstant, PARIS } from '../lib/dates.ts';
import { REASONS } from '../lib/moderation-words.ts';
import { Button } from './Button.tsx';
import { CheckField } from './CheckField.tsx';
import { Dialog } from './Dialog.tsx';
import { Notice } from './Notice.tsx';
import { Refusal } from './Refusal.tsx';

export interface Report {
  reason: string;
  explanation: string;
  isGoodFaith: boolean;
}

interface ReportDialogProps {
  title: string;
  /** Whose words are reported, and to whom. */
  about: string;
  /** What becomes of it now. */
  done: (date: string) => string;
  words: (error: unknown) => string;
  /** When it was received. */
  send: (report: Report) => Promise<Date>;
  onClose: () => void;
}

/** « Signaler »: reason, words, good faith; then the receipt. */
export function ReportDialog({ title, about, done, words, send, onClose }: ReportDialogProps) {
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
      setReceipt(await send({ reason, explanation, isGoodFaith }));
    } catch (failure) {
      setError(failure);
    } finally {
      setIsBusy(false);
    }
  };

  if (receipt) {
    return (
      <Dialog isOpen title={m.comments_report_done_title()} onClose={onClose}>
        <Notice kind="success">{done(formatInstant(receipt, PARIS, new Date()))}</Notice>
        <div className="actions">
          <Button onClick={onClose} data-initial-focus>
            {m.comments_close()}
          </Button>
        </div>
      </Dialog>
    );
  }
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        <p>{about}</p>
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
        <Refusal error={error} words={words} />
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
