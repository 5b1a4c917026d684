import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { communityHref } from '../lib/community-address.ts';
import { formatDay, PARIS } from '../lib/dates.ts';
import { memberCount as countWords } from '../lib/member-count.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { closedCommunities } from './running.api.ts';

/** What was closed: the platform's staff opens it again from its settings. */
export function ClosedCommunities() {
  const pages = useInfiniteQuery(closedCommunities, queryClient);
  const communities = pages.data?.pages.flatMap((page) => page.communities) ?? [];
  return (
    <section aria-labelledby="fermees">
      <h2 id="fermees">{m.running_closed()}</h2>
      {pages.error && <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />}
      {pages.data && communities.length === 0 && <p>{m.running_closed_none()}</p>}
      <ul className="running-log">
        {communities.map(({ id, slug, name, parent, memberCount, closedAt }) => (
          <li key={id}>
            <p>
              <a href={communityHref(slug, 'settings')}>
                {parent ? m.moderation_move_group({ name, community: parent }) : name}
              </a>
            </p>
            <p className="soft">
              {m.running_closed_at({ date: formatDay(closedAt, PARIS, new Date()) })} –{' '}
              {countWords(memberCount)}
            </p>
          </li>
        ))}
      </ul>
      <MoreButton pages={pages} label={m.running_more()} />
    </section>
  );
}
