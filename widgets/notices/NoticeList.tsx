import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { m } from '#messages';
import { formatInstant, ownZone } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { markAllRead, markRead, myNotices, type Notice } from './notices.api.ts';

/** The notices, the newest first. */
export function NoticeList() {
  const titleId = useId();
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.notices_list_title()}</h2>
      <List />
    </section>
  );
}

function List() {
  const list = useInfiniteQuery(myNotices, queryClient);
  const marking = useMutation({ mutationFn: markAllRead }, queryClient);
  if (list.isPending) return <p>{m.app_loading()}</p>;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => list.refetch()} />;
  const [first] = list.data.pages;
  const notices = list.data.pages.flatMap((page) => page.notices);
  const [newest] = notices;
  if (!first || !newest) return <p>{m.notices_empty()}</p>;
  return (
    <>
      <p role="status">{first.unread === 0 && m.notices_all_read()}</p>
      {first.unread > 0 && (
        <Button
          look="secondary"
          isBusy={marking.isPending}
          onClick={() => marking.mutate(newest.id)}
        >
          {m.notices_mark_all()}
        </Button>
      )}
      {marking.error && <ErrorNotice error={marking.error} />}
      <ul className="notice-list">
        {notices.map((notice) => (
          <NoticeItem key={notice.id} notice={notice} now={first.now} />
        ))}
      </ul>
      {list.isFetchNextPageError && <ErrorNotice error={list.error} />}
      <MoreButton pages={list} label={m.notices_more()} />
    </>
  );
}

function NoticeItem({ notice, now }: { notice: Notice; now: Date }) {
  const { id, kind, at, isRead, title, excerpt, place, reasons, href } = notice;
  const mayBeGone = kind === 'answer' || kind === 'mention';
  const see = () => {
    if (!isRead) markRead(id);
  };
  return (
    <li className="card" data-unread={isRead ? undefined : ''}>
      <p className="notice-title">
        {!isRead && <span className="notice-new">{m.notices_new()}</span>}
        {href ? (
          <a href={href} onClick={see}>
            {title}
          </a>
        ) : (
          title
        )}
      </p>
      {excerpt && <p>{m.mail_notice_excerpt({ excerpt })}</p>}
      {mayBeGone && !excerpt && (
        <p className="soft">{notice.isAboutPost ? m.notices_post_gone() : m.notices_gone()}</p>
      )}
      {reasons.map((reason) => (
        <p key={reason}>{reason}</p>
      ))}
      <p className="soft">
        {place && `${place}, `}
        <time dateTime={at.toISOString()}>{formatInstant(at, ownZone(), now)}</time>
      </p>
    </li>
  );
}
