import { useState } from 'react';
import { m } from '#messages';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import { CommentActions } from './CommentActions.tsx';
import { CommentForm } from './CommentForm.tsx';
import { nameOf, whenWritten } from './comment-words.ts';
import type { Comment } from './comments.api.ts';
import { elementId } from './permalink.ts';

export interface CommentItemProps {
  userId: string;
  lessonId: string;
  isTeam: boolean;
  comment: Comment;
  isHead: boolean;
  isLocked: boolean;
  /** The one that the address names. */
  isAsked: boolean;
  onAnswer: (() => void) | undefined;
}

/** Who wrote what, when, and what the reader may do about it. */
export function CommentItem(props: CommentItemProps) {
  const { userId, lessonId, comment, isAsked } = props;
  const [isEditing, setIsEditing] = useState(false);
  const name = nameOf(comment.author);
  if (comment.state === 'deleted') return <p className="comment-gone">{m.comments_deleted()}</p>;
  if (comment.body === null) return <p className="comment-gone">{m.comments_hidden()}</p>;
  return (
    <article
      className="comment"
      // In the list and in the thread that the address asks for it may stand twice.
      id={isAsked ? elementId(comment.id) : undefined}
      data-comment={comment.id}
      data-asked={isAsked || undefined}
      tabIndex={-1}
      aria-label={m.comments_by({ name })}
    >
      <p className="comment-facts">
        <strong>{name}</strong>
        {comment.isByTeam && <span className="comment-team">{m.comments_team()}</span>}
        <time dateTime={comment.createdAt.toISOString()}>{whenWritten(comment.createdAt)}</time>
        {comment.editedAt && <span>{m.comments_edited()}</span>}
        {comment.answered && <span>{m.comments_answers({ name: comment.answered })}</span>}
      </p>
      {comment.state === 'hidden' && <p className="comment-note">{m.comments_hidden_yours()}</p>}
      {isEditing ? (
        <CommentForm
          {...{ userId, lessonId }}
          edited={comment}
          onDone={() => setIsEditing(false)}
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <>
          <div className="comment-body">
            <SmallMarkdown text={comment.body} />
          </div>
          <CommentActions {...props} onEdit={() => setIsEditing(true)} />
        </>
      )}
    </article>
  );
}
