import { DeleteDialog } from './DeleteDialog.tsx';
import { PostError } from './PostError.tsx';

interface DeleteOwnProps {
  title: string;
  text: string;
  confirm: string;
  onDelete: () => Promise<void>;
  onClose: () => void;
}

/** Says what is lost of one's own, and what stays, before it is. */
export function DeleteOwn({ onDelete, onClose, ...words }: DeleteOwnProps) {
  const remove = async () => {
    await onDelete();
    onClose();
  };
  return (
    <DeleteDialog
      {...words}
      onDelete={remove}
      onClose={onClose}
      errorOf={(error) => <PostError error={error} />}
    />
  );
}
