import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface ConfirmValidationProps {
  isOpen: boolean;
  nextTitle: string | undefined;
  onCancel: () => void;
  onConfirm: (shouldAskAgain: boolean) => void;
}

export function ConfirmValidation({
  isOpen,
  nextTitle,
  onCancel,
  onConfirm,
}: ConfirmValidationProps) {
  const [shouldAskAgain, setShouldAskAgain] = useState(true);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onConfirm(shouldAskAgain);
  };
  return (
    <Dialog isOpen={isOpen} title={m.progress_confirm_title()} onClose={onCancel}>
      <form onSubmit={submit}>
        <p>
          {m.progress_confirm_text()}
          {nextTitle && ` ${m.progress_confirm_next({ title: nextTitle })}`}
        </p>
        <label className="check">
          <input
            type="checkbox"
            checked={!shouldAskAgain}
            onChange={(event) => setShouldAskAgain(!event.target.checked)}
          />
          {m.progress_do_not_ask()}
        </label>
        <div className="actions">
          <Button type="submit" data-initial-focus>
            {m.app_ok()}
          </Button>
          <Button look="secondary" onClick={onCancel}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
