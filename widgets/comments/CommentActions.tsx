import { lazy, Suspense, useState } from 'react';
import { m } from '#messages';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import type { CommentItemProps } from './CommentItem.tsx';
import { nameOf } from './comment-words.ts';
import type { Action } from './comments.api.ts';
import { DeleteComment } from './DeleteComment.tsx';
import { permalink } from './permalink.ts';

const ReportComment = lazy(async () => ({
  default: (await import('./ReportComment.tsx')).ReportComment,
}));
const ModerateComment = lazy(async () => ({
  default: (await import('./ModerateComment.tsx')).ModerateComment,
}));

/** What can be done about a comment: « Répondre » for everybody, the rest for whom it is. */
export function CommentActions({
  lessonId,
  comment,
  isTeam,
  isHead,
  isLocked,
  onAnswer,
  onEdit,
}: CommentItemProps & { onEdit: () => void }) {
  const announce = useAnnounce();
  const [asked, setAsked] = useState<'delete' | 'report' | Action>();
  const close = () => setAsked(undefined);
  const name = nameOf(comment.author);
  const isHidden = comment.state === 'hidden';
  const moderation: [Action, () => string][] = [
    isHidden ? ['restore', m.comments_restore] : ['hide', m.comments_hide],
    ...(isHead
      ? [
          (isLocked ? ['unlock', m.comments_unlock] : ['lock', m.comments_lock]) as [
            Action,
            () => string,
          ],
        ]
      : []),
  ];
  const copy = async () => {
    const address = permalink(comment.id);
    await navigator.clipboard?.writeText(address).then(
      () => announce(m.comments_link_copied()),
      () => announce(address),
    );
  };
  return (
    <div className="comment-actions">
      {onAnswer && !isHidden && (
        <Button
          look="plain"
          className="comment-answer"
          onClick={onAnswer}
          aria-label={m.comments_answer_to({ name })}
        >
          {m.comments_answer()}
        </Button>
      )}
      <Button look="plain" onClick={copy} aria-label={m.comments_link_of({ name })}>
        {m.comments_link()}
      </Button>
      {comment.isMine && !isHidden && (!isLocked || isTeam) && (
        <Button look="plain" onClick={onEdit}>
          {m.comments_edit()}
        </Button>
      )}
      {comment.isMine ? (
        <Button look="plain" onClick={() => setAsked('delete')}>
          {m.comments_delete()}
        </Button>
      ) : (
        <Button
          look="plain"
          onClick={() => setAsked('report')}
          aria-label={m.comments_report_of({ name })}
        >
          {m.comments_report()}
        </Button>
      )}
      {isTeam &&
        moderation.map(([action, label]) => (
          <Button key={action} look="plain" onClick={() => setAsked(action)}>
            {label()}
          </Button>
        ))}
      {asked === 'delete' && <DeleteComment {...{ lessonId, comment, isHead }} onClose={close} />}
      <Suspense>
        {asked === 'report' && <ReportComment {...{ comment }} onClose={close} />}
        {asked && asked !== 'delete' && asked !== 'report' && (
          <ModerateComment {...{ lessonId, comment }} action={asked} onClose={close} />
        )}
      </Suspense>
    </div>
  );
}
