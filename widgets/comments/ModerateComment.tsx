import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { RuleAndFacts } from '../ui/RuleAndFacts.tsx';
import { CommentError } from './CommentError.tsx';
import { type Action, type Comment, moderateComment, refreshComments } from './comments.api.ts';

const TITLES: Record<Action, () => string> = {
  hide: m.comments_hide_title,
  restore: m.comments_restore_title,
  lock: m.comments_lock_title,
  unlock: m.comments_unlock_title,
};

interface ModerateCommentProps {
  lessonId: string;
  comment: Comment;
  action: Action;
  onClose: () => void;
}

/** For the team: what is done, on what facts and by which rule; its author is told all of it. */
export function ModerateComment({ lessonId, comment, action, onClose }: ModerateCommentProps) {
  const announce = useAnnounce();
  const [reasons, setReasons] = useState({ rule: '', facts: '' });
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const isAgainst = action === 'hide' || action === 'lock';

  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setIsBusy(true);
    setError(undefined);
    try {
      await moderateComment({ commentId: comment.id, action, ...reasons });
      announce(m.comments_moderate_done());
      onClose();
      await refreshComments(lessonId);
    } catch (failure) {
      setError(failure);
      setIsBusy(false);
    }
  };

  return (
    <Dialog isOpen title={TITLES[action]()} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        {isAgainst ? (
          <RuleAndFacts {...reasons} onChange={setReasons} />
        ) : (
          <p>{m.comments_moderate_back()}</p>
        )}
        <CommentError error={error} />
        <div className="actions">
          <Button type="submit" isBusy={isBusy}>
            {m.comments_moderate_confirm()}
          </Button>
          <Button look="secondary" onClick={onClose}>
            {m.app_cancel()}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
