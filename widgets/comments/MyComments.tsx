import { useInfiniteQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { MyThread } from './MyThread.tsx';
import { myComments } from './my-comments.api.ts';
import './my-comments.css';

/** Every thread that the reader began or answered in, over all lessons. */
export function MyComments() {
  return <SignedIn why={m.comments_mine_signed_out()}>{() => <Threads />}</SignedIn>;
}

function Threads() {
  const pages = useInfiniteQuery(myComments, queryClient);
  if (pages.isPending) return <p className="soft">{m.app_loading()}</p>;
  if (!pages.data) return <ErrorNotice error={pages.error} onRetry={() => pages.refetch()} />;
  const threads = pages.data.pages.flatMap((page) => page.threads);
  if (threads.length === 0) return <p>{m.comments_mine_none()}</p>;
  return (
    <>
      <ul className="my-threads">
        {threads.map((thread) => (
          <MyThread key={thread.id} thread={thread} />
        ))}
      </ul>
      {pages.isFetchNextPageError && <ErrorNotice error={pages.error} />}
      <MoreButton pages={pages} label={m.comments_mine_more()} />
    </>
  );
}
