import { type ReactNode, useState } from 'react';
import { m } from '#messages';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';

interface DeleteDialogProps {
  title: string;
  /** What is lost, and what stays. */
  text: string;
  confirm: string;
  /** Rejects with why not. */
  onDelete: () => Promise<void>;
  onClose: () => void;
  /** How a refusal is said. */
  errorOf: (error: unknown) => ReactNode;
}

/** Asks once, and says what is lost, before it is. */
export function DeleteDialog(props: DeleteDialogProps) {
  const { title, text, confirm, onDelete, onClose, errorOf } = props;
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await onDelete();
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <p>{text}</p>
      {error !== undefined && errorOf(error)}
      <div className="actions">
        <Button isBusy={isBusy} onClick={remove}>
          {confirm}
        </Button>
        <Button look="secondary" onClick={onClose} data-initial-focus>
          {m.app_cancel()}
        </Button>
      </div>
    </Dialog>
  );
}
