import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { authorName, whenWritten } from '../lib/post-words.ts';
import { queryClient } from '../lib/query.ts';
import { useAnnounce } from '../ui/Announcer.tsx';
import { Button } from '../ui/Button.tsx';
import { DeleteOwn } from '../ui/DeleteOwn.tsx';
import { PostActions } from '../ui/PostActions.tsx';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import { FollowButton } from './FollowButton.tsx';
import { deleteTopic, forumOf, refreshTopic, type Topic } from './forum.api.ts';
import { Solution } from './Solution.tsx';

const TopicForm = lazy(async () => ({ default: (await import('./TopicForm.tsx')).TopicForm }));

interface TopicHeadProps {
  community: Community;
  topic: Topic;
}

/** What a topic is about, what solved it, and what the reader may do about it. */
export function TopicHead({ community, topic }: TopicHeadProps) {
  const announce = useAnnounce();
  const [doing, setDoing] = useState<'edit' | 'delete'>();
  const { data: around } = useQuery(forumOf(community.id), queryClient);
  const categories = around?.categories ?? [];
  const category = categories.find(({ id }) => id === topic.categoryId);
  const stop = () => setDoing(undefined);
  if (topic.state === 'deleted') {
    return (
      <>
        <h2>{m.forum_deleted()}</h2>
        <p className="reply-gone">{m.forum_deleted_text()}</p>
      </>
    );
  }
  if (doing === 'edit') {
    return (
      <Suspense fallback={<p role="status">{m.app_loading()}</p>}>
        <TopicForm
          {...{ community, categories }}
          edited={topic}
          onDone={async () => {
            await refreshTopic(topic.id);
            announce(m.forum_edit_done());
            stop();
          }}
          onCancel={stop}
        />
      </Suspense>
    );
  }
  const isHidden = topic.state === 'hidden';
  const canEdit = topic.isMine && !isHidden && (!topic.isLocked || community.isAdministrator);
  return (
    <article className="topic" aria-label={topic.title ?? ''}>
      <h2>{topic.title}</h2>
      <p className="topic-facts">
        {topic.isSolved && <span className="topic-badge is-solved">{m.forum_solved()}</span>}
        {category && <span className="topic-badge">{category.name}</span>}
        <strong>{authorName(topic.author)}</strong>
        {topic.author?.isAdministrator && (
          <span className="reply-badge">{m.replies_administrator()}</span>
        )}
        <time dateTime={topic.createdAt.toISOString()}>{whenWritten(topic.createdAt)}</time>
        {topic.editedAt && <span>{m.comments_edited()}</span>}
      </p>
      {isHidden && <p className="reply-gone">{m.forum_hidden_text()}</p>}
      <div className="small-markdown">
        <SmallMarkdown text={topic.body ?? ''} />
      </div>
      {topic.solution && <Solution reply={topic.solution} />}
      <div className="reply-actions">
        <FollowButton topic={topic} />
        {canEdit && (
          <Button look="plain" onClick={() => setDoing('edit')}>
            {m.comments_edit()}
          </Button>
        )}
        {topic.isMine && (
          <Button look="plain" onClick={() => setDoing('delete')}>
            {m.comments_delete()}
          </Button>
        )}
        <PostActions
          communityId={community.id}
          postId={topic.id}
          authorIsMe={topic.isMine}
          isHidden={isHidden}
          isLocked={topic.isLocked}
          isTopic
          author={topic.author?.name}
          onChanged={() => refreshTopic(topic.id)}
        />
      </div>
      {doing === 'delete' && (
        <DeleteOwn
          title={m.forum_delete_title()}
          text={m.forum_delete_text()}
          confirm={m.forum_delete_confirm()}
          onDelete={async () => {
            await deleteTopic(topic.id);
            location.assign(communityHref(community.slug, 'forum'));
          }}
          onClose={stop}
        />
      )}
    </article>
  );
}
