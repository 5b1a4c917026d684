import { useMutation } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { callFunction } from '../lib/functions.ts';
import { queryClient } from '../lib/query.ts';
import { onTokenChange, readToken, spendToken } from '../lib/token.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Where the link at the foot of a mail leads. Only the click ends anything: scanners visit links. */
export function Unsubscribe() {
  return (
    <Island>
      <ByToken />
    </Island>
  );
}

const WHAT: Record<string, () => string> = {
  answer: m.notices_stop_answer,
  mention: m.notices_stop_mention,
  moderation: m.notices_stop_moderation,
  opening: m.notices_stop_opening,
  joining: m.notices_stop_joining,
  request: m.notices_stop_request,
  news: m.notices_stop_news,
  event: m.notices_stop_event,
  daily: m.notices_stop_daily,
  weekly: m.notices_stop_weekly,
};

function whatOf(token: string | null) {
  const scope = token?.split('.')[0] ?? '';
  return Object.hasOwn(WHAT, scope) ? WHAT[scope] : undefined;
}

function ByToken() {
  const isAwake = useHydrated();
  const token = useSyncExternalStore(onTokenChange, readToken, () => null);
  const stopping = useMutation(
    {
      mutationFn: (word: string) => callFunction('unsubscribe', { token: word }),
      onSuccess: spendToken,
    },
    queryClient,
  );

  if (!isAwake) return null;
  if (stopping.isSuccess) {
    return (
      <Notice kind="success" action={<Choose />}>
        {m.notices_stop_done()}
      </Notice>
    );
  }
  const what = whatOf(token);
  const isUnknown = stopping.error !== null && toAppError(stopping.error).code === 'not-found';
  if (!token || !what || isUnknown) {
    return (
      <Notice kind="warning" action={<Choose />}>
        {m.notices_stop_unknown()}
      </Notice>
    );
  }
  return (
    <>
      <p>{what()}</p>
      <p>{m.notices_stop_site()}</p>
      {stopping.error && <ErrorNotice error={stopping.error} />}
      <div className="actions">
        <Button isBusy={stopping.isPending} onClick={() => stopping.mutate(token)}>
          {m.notices_stop_title()}
        </Button>
        <Choose />
      </div>
    </>
  );
}

function Choose() {
  return (
    <a className="button button-quiet" href="/mon-espace/notifications/">
      {m.notices_stop_choose()}
    </a>
  );
}
