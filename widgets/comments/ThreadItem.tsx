import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { CommentForm } from './CommentForm.tsx';
import { CommentItem } from './CommentItem.tsx';
import { nameOf } from './comment-words.ts';
import { type Comment, repliesOf, type Thread } from './comments.api.ts';

interface ThreadItemProps {
  userId: string;
  lessonId: string;
  isTeam: boolean;
  thread: Thread;
  /** Set where this is the thread of a permalink: only then its comments carry their own ids. */
  asked?: string | undefined;
}

/** A comment, its answers in the order in which they were given, and the form for one more. */
export function ThreadItem({ userId, lessonId, isTeam, thread, asked }: ThreadItemProps) {
  const [isWhole, setIsWhole] = useState(false);
  const [answered, setAnswered] = useState<Comment>();
  const all = useQuery({ ...repliesOf(lessonId, thread.id), enabled: isWhole }, queryClient);
  const replies = (isWhole && all.data) || thread.replies;
  const hidden = thread.replyCount - replies.length;
  const canAnswer = !thread.isLocked || isTeam;
  const item = (comment: Comment) => (
    <CommentItem
      {...{ userId, lessonId, isTeam, comment }}
      isLocked={thread.isLocked}
      isHead={comment.id === thread.id}
      isAsked={comment.id === asked}
      onAnswer={canAnswer ? () => setAnswered(comment) : undefined}
    />
  );
  return (
    <li className="thread">
      {item(thread)}
      {thread.isLocked && <p className="thread-locked">{m.comments_locked()}</p>}
      {replies.length > 0 && (
        <ol className="replies" aria-label={m.comments_replies_to({ name: nameOf(thread.author) })}>
          {replies.map((reply) => (
            <li key={reply.id}>{item(reply)}</li>
          ))}
        </ol>
      )}
      {hidden > 0 && !(isWhole && all.data) && (
        <Button look="plain" isBusy={isWhole && all.isFetching} onClick={() => setIsWhole(true)}>
          {hidden === 1
            ? m.comments_replies_one_more()
            : m.comments_replies_more({ count: hidden })}
        </Button>
      )}
      {isWhole && all.isError && <ErrorNotice error={all.error} onRetry={() => all.refetch()} />}
      {answered && (
        <CommentForm
          key={answered.id}
          {...{ userId, lessonId, answered }}
          onDone={() => {
            setAnswered(undefined);
            setIsWhole(true);
          }}
          onCancel={() => setAnswered(undefined)}
        />
      )}
    </li>
  );
}
