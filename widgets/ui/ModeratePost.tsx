import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useState } from 'react';
import { m } from '#messages';
import { moderatePost, type PostAction } from '../lib/post-moderation.ts';
import { moderationMessage } from '../lib/post-moderation-words.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import type { PostActionsProps } from './PostActions.tsx';
import { Refusal } from './Refusal.tsx';
import { RuleAndFacts } from './RuleAndFacts.tsx';

const TITLES: Record<PostAction, () => string> = {
  hide: m.moderation_hide_title,
  restore: m.moderation_restore_title,
  lock: m.comments_lock_title,
  unlock: m.comments_unlock_title,
};

interface ModeratePostProps extends PostActionsProps {
  action: PostAction;
  onClose: () => void;
}

/** What is done, on what facts and by which rule; whoever wrote it is told all of it. */
export function ModeratePost({ postId, replyId, action, onChanged, onClose }: ModeratePostProps) {
  const [reasons, setReasons] = useState({ rule: '', facts: '' });
  const deciding = useMutation(
    {
      mutationFn: () => moderatePost({ postId, replyId }, action, reasons),
      onSuccess: async () => {
        onClose();
        await onChanged?.();
      },
    },
    queryClient,
  );
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!deciding.isPending) deciding.mutate();
  };
  return (
    <Dialog isOpen title={TITLES[action]()} onClose={onClose}>
      <form className="form" noValidate onSubmit={submit}>
        {action === 'hide' || action === 'lock' ? (
          <RuleAndFacts {...reasons} onChange={setReasons} />
        ) : (
          <p>{m.moderation_back()}</p>
        )}
        <Refusal error={deciding.error} words={moderationMessage} />
        <div className="actions">
          <Button type="submit" isBusy={deciding.isPending}>
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
