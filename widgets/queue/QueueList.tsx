import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { Notice } from '../ui/Notice.tsx';
import { QueueCard } from './QueueCard.tsx';
import { QueueError } from './QueueError.tsx';
import {
  answerRequests,
  myQueue,
  type NewAnswer,
  type QueueItem,
  queueCount,
} from './queue.api.ts';
import { nameOf, outcomeSentences } from './queue-words.ts';
import { RefuseRequests } from './RefuseRequests.tsx';
import { rowsIn, useQueueKeys } from './use-queue-keys.ts';

const NONE: QueueItem[] = [];

/** The list, what is ticked in it, and what became of the last answer. */
export function QueueList() {
  const list = useInfiniteQuery(myQueue, queryClient);
  if (list.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!list.data) return <ErrorNotice error={list.error} onRetry={() => list.refetch()} />;
  return (
    <>
      <Answering
        items={list.data.pages.flatMap((page) => page.items)}
        hasMore={list.hasNextPage}
        now={list.data.pages[0]?.now ?? new Date()}
      />
      {list.isFetchNextPageError && <ErrorNotice error={list.error} />}
      <MoreButton pages={list} label={m.queue_more()} />
    </>
  );
}

interface AnsweringProps {
  items: QueueItem[];
  hasMore: boolean;
  now: Date;
}

function Answering({ items, hasMore, now }: AnsweringProps) {
  const rows = useRef<HTMLUListElement>(null);
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [refused, setRefused] = useState<QueueItem[]>(NONE);
  // Who was answered: they are gone from the list by the time that it is told.
  const names = useRef(new Map<string, string>());
  const wasAt = useRef<number | null>(null);
  const requests = items.filter(({ kind }) => kind === 'request');
  const ticked = requests.filter(({ id }) => checked.has(id));

  const answering = useMutation(
    {
      mutationFn: (answer: NewAnswer) => answerRequests(answer),
      onSuccess: () => {
        setChecked(new Set());
        setRefused(NONE);
      },
    },
    queryClient,
  );
  const answer = (asked: QueueItem[], word: NewAnswer['answer'], message = '') => {
    if (asked.length === 0 || answering.isPending) return;
    names.current = new Map(asked.map((item) => [item.id, nameOf(item)]));
    wasAt.current = items.findIndex(({ id }) => id === asked[0]?.id);
    answering.mutate({ ids: asked.map(({ id }) => id), answer: word, message });
  };
  const accept = (asked: QueueItem[]) => answer(asked, 'accept');
  const toggle = (id: string) => {
    const next = new Set(checked);
    if (!next.delete(id)) next.add(id);
    setChecked(next);
  };

  // What was answered has left the list: the focus goes to what stands there now.
  useEffect(() => {
    if (wasAt.current === null || answering.isPending) return;
    const place = Math.min(wasAt.current, items.length - 1);
    wasAt.current = null;
    rowsIn(rows.current)[place]?.focus();
  }, [items, answering.isPending]);

  const onKeyDown = useQueueKeys({
    rows,
    onTick: (at) => {
      const item = items[at];
      if (item?.kind === 'request') toggle(item.id);
    },
    onAccept: (at) => accept(items.slice(at, at + 1).filter(({ kind }) => kind === 'request')),
    onRefuse: (at) => setRefused(items.slice(at, at + 1).filter(({ kind }) => kind === 'request')),
  });

  return (
    <>
      <div role="status" className="queue-done">
        {answering.data &&
          outcomeSentences(answering.data, names.current).map((said) => <p key={said}>{said}</p>)}
      </div>
      <Asked items={items} hasMore={hasMore} />
      {refused.length === 0 && <QueueError error={answering.error} />}
      {items.length === 0 ? (
        <Empty />
      ) : (
        <>
          {requests.length > 0 && (
            <div className="queue-bar">
              <Button
                look="secondary"
                onClick={() =>
                  setChecked(
                    new Set(ticked.length < requests.length ? requests.map(({ id }) => id) : []),
                  )
                }
              >
                {ticked.length < requests.length ? m.queue_check_all() : m.queue_check_none()}
              </Button>
              {ticked.length > 0 && (
                <>
                  <Button isBusy={answering.isPending} onClick={() => accept(ticked)}>
                    {m.queue_accept()}
                  </Button>
                  <Button look="secondary" onClick={() => setRefused(ticked)}>
                    {m.queue_refuse()}
                  </Button>
                </>
              )}
              <p aria-live="polite">
                {ticked.length === 1 && m.queue_checked_one()}
                {ticked.length > 1 && m.queue_checked_many({ count: ticked.length })}
              </p>
            </div>
          )}
          <ul className="queue-list" ref={rows} onKeyDown={onKeyDown}>
            {items.map((item) => (
              <QueueCard
                key={item.id}
                item={item}
                now={now}
                isChecked={checked.has(item.id)}
                isBusy={answering.isPending}
                onTick={() => toggle(item.id)}
                onAccept={() => accept([item])}
                onRefuse={() => setRefused([item])}
              />
            ))}
          </ul>
          <p className="hint">{m.queue_keys()}</p>
        </>
      )}
      <RefuseRequests
        asked={refused}
        isBusy={answering.isPending}
        error={answering.error}
        onRefuse={(message) => answer(refused, 'refuse', message)}
        onClose={() => setRefused(NONE)}
      />
    </>
  );
}

function Empty() {
  const count = useQuery(queueCount, queryClient);
  if (count.isPending) return <p role="status">{m.app_loading()}</p>;
  return <p>{count.data?.isAdministrator === false ? m.queue_empty_none() : m.queue_empty()}</p>;
}

/** Where a notice or a mail led to one of them: it has the focus, or is said to be gone. */
function Asked({ items, hasMore }: { items: QueueItem[]; hasMore: boolean }) {
  const [asked] = useState(() => decodeURIComponent(location.hash.slice(1)));
  const isThere = items.some(({ id }) => id === asked);
  const [wasThere] = useState(isThere);
  useEffect(() => {
    if (!wasThere) return;
    const row = document.getElementById(asked);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [asked, wasThere]);
  if (asked === '' || wasThere || isThere || hasMore) return null;
  return <Notice>{m.queue_gone()}</Notice>;
}
