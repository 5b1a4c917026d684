import { useState } from 'react';
import { m } from '#messages';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { CommentError } from './CommentError.tsx';
import { type Comment, deleteComment, refreshComments } from './comments.api.ts';

interface DeleteCommentProps {
  lessonId: string;
  comment: Comment;
  isHead: boolean;
  onClose: () => void;
}

/** Says what is lost and what stays, before it is. */
export function DeleteComment({ lessonId, comment, isHead, onClose }: DeleteCommentProps) {
  const announce = useAnnounce();
  const [error, setError] = useState<unknown>();
  const [isBusy, setIsBusy] = useState(false);
  const remove = async () => {
    setIsBusy(true);
    setError(undefined);
    try {
      await deleteComment(comment.id);
      announce(m.comments_delete_done());
      onClose();
      await refreshComments(lessonId);
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };
  return (
    <Dialog isOpen title={m.comments_delete_title()} onClose={onClose}>
      <p>{isHead ? m.comments_delete_text_head() : m.comments_delete_text()}</p>
      <CommentError error={error} />
      <div className="actions">
        <Button isBusy={isBusy} onClick={remove}>
          {m.comments_delete_confirm()}
        </Button>
        <Button look="secondary" onClick={onClose} data-initial-focus>
          {m.app_cancel()}
        </Button>
      </div>
    </Dialog>
  );
}
