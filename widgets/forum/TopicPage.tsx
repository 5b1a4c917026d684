import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import type { Reply } from '../lib/replies.api.ts';
import { report } from '../lib/report.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Replies } from '../ui/Replies.tsx';
import { markRead, refreshTopic, topicOf } from './forum.api.ts';
import { SolveButton } from './SolveButton.tsx';
import { TopicHead } from './TopicHead.tsx';

interface TopicPageProps {
  community: Community;
  topicId: string;
}

/** Read on another device or not at all: nobody is kept waiting for it, nor told. */
const noteRead = (topicId: string, replyId?: string) =>
  markRead(topicId, replyId).catch((error: unknown) => {
    if (toAppError(error).code === 'unexpected') report(error);
  });

/** One topic: what was asked, what solved it, and all that was said. */
export function TopicPage({ community, topicId }: TopicPageProps) {
  const here = useQuery(topicOf(topicId), queryClient);
  const topic = here.data;
  useEffect(() => {
    if (topic?.title) document.title = topic.title;
  }, [topic?.title]);
  const isUnanswered = topic?.replyCount === 0;
  useEffect(() => {
    if (isUnanswered) void noteRead(topicId);
  }, [isUnanswered, topicId]);

  if (here.isPending) return <p role="status">{m.app_loading()}</p>;
  if (here.isError && !topic) {
    const isGone = ['not-found', 'invalid'].includes(toAppError(here.error).code);
    if (!isGone) return <ErrorNotice error={here.error} onRetry={() => here.refetch()} />;
  }
  if (!topic || topic.communityId !== community.id) {
    return (
      <Notice
        kind="warning"
        action={
          <a className="button button-quiet" href={communityHref(community.slug, 'forum')}>
            {m.forum_back()}
          </a>
        }
      >
        {m.forum_gone()}
      </Notice>
    );
  }
  const canSolve = (topic.isMine || community.isAdministrator) && topic.state === 'shown';
  return (
    <>
      <p>
        <a href={communityHref(community.slug, 'forum')}>{m.forum_back()}</a>
      </p>
      <TopicHead {...{ community, topic }} />
      <Replies
        communityId={community.id}
        postId={topic.id}
        count={topic.replyCount}
        isLocked={topic.isLocked || topic.state === 'deleted'}
        isAdministrator={community.isAdministrator && topic.state !== 'deleted'}
        solutionId={topic.solution?.id}
        actionsOf={(reply: Reply) =>
          canSolve &&
          reply.state === 'shown' && (
            <SolveButton
              topicId={topic.id}
              reply={reply}
              isSolution={topic.solution?.id === reply.id}
            />
          )
        }
        onRead={(replyId) => void noteRead(topic.id, replyId)}
        onChanged={() => void refreshTopic(topic.id)}
      />
    </>
  );
}
