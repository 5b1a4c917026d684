import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { Community } from '../lib/community.ts';
import { communityHref } from '../lib/community-address.ts';
import { authorName } from '../lib/post-words.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { foundIn } from './forum.api.ts';

interface FoundTopicsProps {
  community: Community;
  words: string;
}

/** Where the words stand: in a topic, or in a reply to it. */
export function FoundTopics({ community, words }: FoundTopicsProps) {
  const pages = useInfiniteQuery(foundIn(community.id, words), queryClient);
  if (pages.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const found = pages.data.pages.flatMap((page) => page.found);
  if (found.length === 0) {
    return (
      <p role="status">
        {pages.data.pages[0]?.saysNothing
          ? m.forum_search_says_nothing()
          : m.forum_search_none({ words })}
      </p>
    );
  }
  return (
    <>
      <h2>{m.forum_search_found({ words })}</h2>
      <ul className="topic-list">
        {found.map(({ id, title, replyId, isSolved, author, excerpt }) => (
          <li key={id} className="topic-line">
            <h3>
              <a href={communityHref(community.slug, 'forum', id) + (replyId ? `#${replyId}` : '')}>
                {title ?? m.forum_deleted()}
              </a>
            </h3>
            <p className="topic-facts">
              {isSolved && <span className="topic-badge is-solved">{m.forum_solved()}</span>}
              <span>
                {replyId
                  ? m.forum_found_reply({ name: authorName({ name: author }) })
                  : m.forum_by({ name: authorName({ name: author }) })}
              </span>
            </p>
            <p>{excerpt}</p>
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} label={m.forum_more()} />
    </>
  );
}
