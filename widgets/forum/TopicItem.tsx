import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { authorName, whenWritten } from '../lib/post-words.ts';
import type { TopicLine } from './forum.api.ts';
import { newReplies, replyCount } from './forum-words.ts';

interface TopicItemProps {
  slug: string;
  topic: TopicLine;
  category: string | undefined;
}

/** A topic in the list: what it is about, and what of it is new. */
export function TopicItem({ slug, topic, category }: TopicItemProps) {
  const href = communityHref(slug, 'forum', topic.id);
  return (
    <li className="topic-line">
      <h2>
        <a href={href}>{topic.title ?? m.forum_deleted()}</a>
      </h2>
      <p className="topic-facts">
        {topic.isNew && <span className="topic-badge is-new">{m.communities_menu_new()}</span>}
        {topic.newReplies > 0 && !topic.isNew && (
          <a className="topic-badge is-new" href={`${href}#${topic.firstNewId}`}>
            {newReplies(topic.newReplies)}
          </a>
        )}
        {topic.isSolved && <span className="topic-badge is-solved">{m.forum_solved()}</span>}
        {topic.isLocked && <span className="topic-badge">{m.forum_locked()}</span>}
        {topic.state === 'hidden' && <span className="topic-badge">{m.forum_hidden()}</span>}
        {category !== undefined && <span className="topic-badge">{category}</span>}
        <span>{replyCount(topic.replyCount)}</span>
        {topic.state !== 'deleted' && <span>{m.forum_by({ name: authorName(topic.author) })}</span>}
        <time dateTime={topic.lastActivityAt.toISOString()}>
          {m.forum_last_activity({ date: whenWritten(topic.lastActivityAt) })}
        </time>
      </p>
    </li>
  );
}
