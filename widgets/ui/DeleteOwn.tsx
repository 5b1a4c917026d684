import { useState } from 'react';
import { m } from '#messages';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { PostError } from './PostError.tsx';

interface DeleteOwnProps {
  title: string;
  text: string;
  confirm: string;
  onDelete: () => Promise<void>;
  onClose: () => void;
}

/** Says what is lost and what stays, before it is. */
export function DeleteOwn({ title, text, confirm, onDelete, onClose }: DeleteOwnProps) {
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await onDelete();
      onClose();
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };
  return (
    <Dialog isOpen title={title} onClose={onClose}>
      <p>{text}</p>
      <PostError error={error} />
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
