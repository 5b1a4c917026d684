import { useEffect, useReducer, useState } from 'react';
import { createPortal } from 'react-dom';
import { m } from '#messages';
import { onKeptChange } from '../lib/kept-list.ts';
import { queryClient } from '../lib/query.ts';
import { dropUnsent, listUnsent, retryUnsent, sendUnsent, type Unsent } from '../lib/unsent.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';
import { RefusedItem } from './RefusedItem.tsx';
import { Sheet } from './Sheet.tsx';
// Fetched with the notice: inlined, it would weigh on every page.
import sheet from './unsent-notice.css?url';

/** What is on its way arrives sooner; what somebody is typing changes sooner. */
const QUIET_MS = 4000;

interface UnsentNoticeProps {
  userId: string;
  isOffline: boolean;
  /** Above the page's own text. */
  host: HTMLElement;
}

const isRefused = ({ refusal }: Unsent) => refusal !== undefined;

/** What this device has that the server does not, and what can be done about it. */
export function UnsentNotice({ userId, isOffline, host }: UnsentNoticeProps) {
  const { items, isSending, isLate, send } = useUnsent(userId, isOffline);
  const refused = items.filter(isRefused);
  const count = items.length - refused.length;
  const isShown = isOffline || isLate;

  return createPortal(
    <>
      <Sheet href={sheet} />
      {isShown && count === 0 && isOffline && <Notice>{m.offline_here()}</Notice>}
      {isShown && count > 0 && (
        <Notice
          kind="warning"
          action={
            !isOffline && (
              <Button look="secondary" isBusy={isSending} onClick={send}>
                {m.offline_send_now()}
              </Button>
            )
          }
        >
          {isOffline && `${m.offline_here()} `}
          {count === 1 ? m.offline_waiting_one() : m.offline_waiting({ count })}
        </Notice>
      )}
      {refused.length > 0 && (
        <section className="refused" aria-label={m.offline_refused_title()}>
          <p role="alert">
            {refused.length === 1
              ? m.offline_refused_one()
              : m.offline_refused_text({ count: refused.length })}
          </p>
          <ul>
            {refused.map((item) => (
              <RefusedItem
                key={item.id}
                item={item}
                onRetry={() => {
                  retryUnsent(userId, item.id);
                  send();
                }}
                onForget={() => dropUnsent(userId, item.id)}
              />
            ))}
          </ul>
        </section>
      )}
    </>,
    host,
  );
}

/** Sends by itself, once nothing moves any more and whenever the line is back. */
function useUnsent(userId: string, isOffline: boolean) {
  const [version, changed] = useReducer((count: number) => count + 1, 0);
  const [isSending, setIsSending] = useState(false);
  const [isLate, setIsLate] = useState(false);
  useEffect(() => onKeptChange(changed), []);

  const items = listUnsent(userId);
  const isWaiting = items.some((item) => !isRefused(item));

  const send = async () => {
    setIsSending(true);
    try {
      await sendUnsent(userId);
      setIsLate(false);
      await queryClient.invalidateQueries();
    } catch {
      // Kept, and said.
      setIsLate(true);
    }
    setIsSending(false);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: every change starts the waiting anew
  useEffect(() => {
    if (!isWaiting || isOffline) return;
    const timer = setTimeout(send, QUIET_MS);
    return () => clearTimeout(timer);
  }, [version, isWaiting, isOffline]);

  useEffect(() => {
    const sendNow = () => void send();
    window.addEventListener('online', sendNow);
    return () => window.removeEventListener('online', sendNow);
  });

  return { items, isSending, isLate, send: () => void send() };
}
