import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { unreadNotices } from '../lib/unread-notices.ts';
// As a file of its own: it is no business of the page that a visitor reads.
import sheet from './bell.css?url';
import { Sheet } from './Sheet.tsx';

const HREF = '/mon-espace/notifications/';
const MOST = 99;

/** The way to the notices, with how many are unread. A count that cannot be had says nothing. */
export function Bell({ here }: { here: string }) {
  const { data: count = 0 } = useQuery(unreadNotices, queryClient);
  return (
    <a className="bell" href={HREF} aria-current={here === HREF ? 'page' : undefined}>
      <Sheet href={sheet} />
      <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 9a6 6 0 0 1 12 0c0 6 2.5 7 2.5 7.5h-17C3.5 16 6 15 6 9M10 20.5a2.2 2.2 0 0 0 4 0" />
      </svg>
      <span className="visually-hidden">{words(count)}</span>
      {count > 0 && (
        <span className="bell-count" aria-hidden="true">
          {count > MOST ? `${MOST}+` : count}
        </span>
      )}
    </a>
  );
}

function words(count: number): string {
  if (count === 0) return m.notices_title();
  if (count === 1) return m.notices_unread_one();
  return count > MOST ? m.notices_unread_more({ count: MOST }) : m.notices_unread_many({ count });
}
