import { useState } from 'react';
import { m } from '#messages';
import { signOut } from '../lib/session.ts';
import { listUnsent, sendUnsent } from '../lib/unsent.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';

/** Before this device forgets somebody: what it has of theirs that nobody else has. */
export function SignOutUnsent({ userId }: { userId: string }) {
  const [isSending, setIsSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const items = listUnsent(userId);

  const sendAndLeave = async () => {
    setIsSending(true);
    setError(null);
    try {
      await sendUnsent(userId);
      // What was refused is named first: leaving would lose it.
      if (listUnsent(userId).length === 0) await signOut();
    } catch (failure) {
      setError(failure);
    }
    setIsSending(false);
  };

  const canSend = items.some(({ refusal }) => refusal === undefined);
  return (
    <>
      <Notice kind="warning">
        {items.length === 1
          ? m.account_sign_out_unsent_one()
          : m.account_sign_out_unsent({ count: items.length })}
      </Notice>
      <ul>
        {items.map(({ id, what, refusal }) => (
          <li key={id}>
            {what}
            {refusal !== undefined && ` – ${m.account_sign_out_refused()}`}
          </li>
        ))}
      </ul>
      <p>{m.account_sign_out_loses()}</p>
      {error !== null && <ErrorNotice error={error} />}
      <div className="actions">
        {canSend && (
          <Button isBusy={isSending} onClick={() => void sendAndLeave()}>
            {m.account_sign_out_send()}
          </Button>
        )}
        <Button look="secondary" isBusy={isSending} onClick={() => void signOut()}>
          {m.account_sign_out_without()}
        </Button>
        <a href="/">{m.account_sign_out_stay()}</a>
      </div>
    </>
  );
}
