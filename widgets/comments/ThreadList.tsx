import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AskedThread } from './AskedThread.tsx';
import { commentMessage } from './comment-words.ts';
import { ThreadItem } from './ThreadItem.tsx';
import { useAskedComment } from './use-asked-comment.ts';
import type { Comments } from './use-comments.ts';

interface ThreadListProps {
  userId: string;
  lessonId: string;
  comments: Comments;
}

/** Loading, failed, empty, or the threads, newest first, with the way to the form above them. */
export function ThreadList({ userId, lessonId, comments }: ThreadListProps) {
  const { query, threads, isTeam } = comments;
  const asked = useAskedComment();
  if (query.isPending) return <p role="status">{m.app_loading()}</p>;
  if (query.isError && threads.length === 0) {
    if (toAppError(query.error).reason === 'lesson-locked') {
      return <Notice kind="warning">{commentMessage(query.error)}</Notice>;
    }
    return <ErrorNotice error={query.error} onRetry={() => query.refetch()} />;
  }
  return (
    <>
      <p className="comments-jump">
        <Button look="plain" onClick={toForm}>
          {m.comments_write_jump()}
        </Button>
      </p>
      {asked && <AskedThread {...{ userId, lessonId, isTeam }} commentId={asked} />}
      {threads.length === 0 ? (
        <p>{m.comments_empty()}</p>
      ) : (
        <ol className="threads">
          {threads.map((thread) => (
            <ThreadItem key={thread.id} {...{ userId, lessonId, isTeam, thread }} />
          ))}
        </ol>
      )}
      {query.isError && <ErrorNotice error={query.error} onRetry={() => query.fetchNextPage()} />}
      <MoreButton pages={query} label={m.comments_more()} />
    </>
  );
}

function toForm(): void {
  const form = document.querySelector<HTMLElement>('.comments-write textarea');
  form?.scrollIntoView({ block: 'center' });
  form?.focus({ preventScroll: true });
}
