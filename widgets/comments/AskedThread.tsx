import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { commentMessage } from './comment-words.ts';
import { threadWith } from './comments.api.ts';
import { showComment } from './show-comment.ts';
import { ThreadItem } from './ThreadItem.tsx';

interface AskedThreadProps {
  userId: string;
  lessonId: string;
  isTeam: boolean;
  commentId: string;
}

/** The thread that the address asks for, above all others: however far down the list it stands. */
export function AskedThread({ userId, lessonId, isTeam, commentId }: AskedThreadProps) {
  const found = useQuery(threadWith(lessonId, commentId), queryClient);
  const isThere = found.data !== undefined;
  useEffect(() => {
    if (isThere) showComment(commentId);
  }, [isThere, commentId]);

  if (found.isPending) return <p role="status">{m.app_loading()}</p>;
  if (found.isError) {
    if (toAppError(found.error).code === 'not-found') {
      return <Notice kind="warning">{commentMessage(found.error)}</Notice>;
    }
    return <ErrorNotice error={found.error} onRetry={() => found.refetch()} />;
  }
  return (
    <section className="thread-asked" aria-label={m.comments_asked()}>
      <p className="eyebrow">{m.comments_asked()}</p>
      <ol className="threads">
        <ThreadItem
          {...{ userId, lessonId, isTeam }}
          thread={found.data.thread}
          asked={commentId}
        />
      </ol>
    </section>
  );
}
