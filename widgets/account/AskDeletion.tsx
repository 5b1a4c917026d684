import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';

interface AskDeletionProps {
  isOpen: boolean;
  onCancel: () => void;
  onConfirm: () => void;
}

/** The question before an account is let go; the harmless answer has the focus. */
export function AskDeletion({ isOpen, onCancel, onConfirm }: AskDeletionProps) {
  return (
    <Dialog isOpen={isOpen} title={m.account_leaving_ask_title()} onClose={onCancel}>
      <p>{m.account_leaving_ask_text()}</p>
      <div className="actions">
        <Button look="secondary" data-initial-focus onClick={onCancel}>
          {m.account_leaving_ask_no()}
        </Button>
        <Button onClick={onConfirm}>{m.account_leaving_ask_yes()}</Button>
      </div>
    </Dialog>
  );
}
