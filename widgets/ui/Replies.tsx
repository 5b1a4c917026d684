import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { m } from '#messages';
import { useAskedReply } from '../lib/asked-reply.ts';
import { queryClient } from '../lib/query.ts';
import { type Reply, type ReplyPage, refreshReplies, repliesTo } from '../lib/replies.api.ts';
import { useSession } from '../lib/session.ts';
import { showElement } from '../lib/show-element.ts';
import { Announcer, useAnnounce } from './Announcer.tsx';
import { Button } from './Button.tsx';
import { ErrorNotice } from './ErrorNotice.tsx';
import { MoreButton } from './MoreButton.tsx';
import { Notice } from './Notice.tsx';
import { ReplyForm } from './ReplyForm.tsx';
import { ReplyItem } from './ReplyItem.tsx';
import './replies.css';

export interface RepliesProps {
  communityId: string;
  postId: string;
  count: number;
  isLocked: boolean;
  /** Of the community: may reply where it is locked. */
  isAdministrator: boolean;
  solutionId?: string | undefined;
  /** What else may be done about a reply, such as saying that it solves. */
  actionsOf?: ((reply: Reply) => ReactNode) | undefined;
  /** How far the reader has come: the last reply that is shown. */
  onRead?: ((replyId: string) => void) | undefined;
  /** One was written or deleted: what counts them is not true any more. */
  onChanged?: (() => void) | undefined;
}

/** What was replied to a post, in the order in which it was said, and the form for one more. */
export function Replies(props: RepliesProps) {
  const session = useSession();
  if (session.status !== 'signed-in') return null;
  return (
    <Announcer>
      <Conversation key={props.postId} userId={session.userId} {...props} />
    </Announcer>
  );
}

/** A page that is read twice may repeat a reply. */
function repliesOf(pages: ReplyPage[]): Reply[] {
  const seen = new Set<string>();
  return pages.flatMap(({ replies }) => replies).filter(({ id }) => !seen.has(id) && seen.add(id));
}

function Conversation(props: RepliesProps & { userId: string }) {
  const { userId, communityId, postId, count, isLocked, isAdministrator, solutionId } = props;
  const { actionsOf, onRead, onChanged } = props;
  const titleId = useId();
  const announce = useAnnounce();
  const asked = useAskedReply();
  const [quoted, setQuoted] = useState<Reply>();
  const [around, setAround] = useState(asked);
  const pages = useInfiniteQuery(
    { ...repliesTo(postId, around), placeholderData: keepPreviousData },
    queryClient,
  );
  const replies = repliesOf(pages.data?.pages ?? []);
  const lastId = replies.at(-1)?.id;
  const isThere = replies.some(({ id }) => id === asked);
  const canWrite = !isLocked || isAdministrator;

  // What is read already needs no other page.
  const isElsewhere = asked !== null && pages.data !== undefined && !isThere;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each reply that is asked for
  useEffect(() => {
    if (!isElsewhere) return;
    setAround(asked);
    // Written since this page was read: what else it shows may be old as well.
    onChanged?.();
  }, [isElsewhere, asked]);
  useEffect(() => {
    if (isThere) showElement(`[id="${asked}"]`);
  }, [isThere, asked]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is told is how far, not by whom
  useEffect(() => {
    if (lastId) onRead?.(lastId);
  }, [lastId]);

  const refresh = async () => {
    onChanged?.();
    await refreshReplies(postId);
  };
  const written = async ({ id }: Reply) => {
    setQuoted(undefined);
    announce(m.replies_done());
    // Beyond what has been read, the address leads to it.
    if (pages.hasNextPage) location.hash = id;
    await refresh();
    showElement(`[id="${id}"]`);
  };

  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  return (
    <section className="replies-section" aria-labelledby={titleId}>
      <h2 id={titleId}>{m.replies_title({ count })}</h2>
      {isElsewhere && around === asked && !pages.isFetching && (
        <Notice kind="warning">{m.replies_asked_gone()}</Notice>
      )}
      {pages.hasPreviousPage && (
        <Button
          look="secondary"
          isBusy={pages.isFetchingPreviousPage}
          onClick={() => pages.fetchPreviousPage()}
        >
          {m.replies_before()}
        </Button>
      )}
      {replies.length === 0 ? (
        <p>{canWrite ? m.replies_empty() : m.replies_none()}</p>
      ) : (
        <ol className="reply-list">
          {replies.map((reply) => (
            <li key={reply.id}>
              <ReplyItem
                {...{ userId, communityId, postId, reply, canWrite }}
                isSolution={reply.id === solutionId}
                isAsked={reply.id === asked}
                onQuote={() => setQuoted(reply)}
                onChanged={refresh}
              >
                {actionsOf?.(reply)}
              </ReplyItem>
            </li>
          ))}
        </ol>
      )}
      {pages.isError && <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />}
      <MoreButton pages={pages} label={m.replies_after()} />
      {isLocked && <p className="reply-gone">{m.replies_locked()}</p>}
      {canWrite && (
        <ReplyForm
          {...{ userId, communityId, postId, quoted }}
          onDone={written}
          onCancel={() => setQuoted(undefined)}
        />
      )}
    </section>
  );
}
