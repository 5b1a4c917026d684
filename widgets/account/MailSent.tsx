import { useState } from 'react';
import { m } from '#messages';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Notice } from '../ui/Notice.tsx';
import { AskAgainLink } from './AskAgainLink.tsx';
import type { Pending } from './account.schema.ts';
import { MailProgress } from './MailProgress.tsx';
import { suggestAddress } from './mail-typo.ts';
import { ResendButton } from './ResendButton.tsx';
import { keepPending } from './sign-up.storage.ts';

interface MailSentProps {
  /** Null where this browser keeps nothing of the page before. */
  pending: Pending | null;
  /** In place of the way back to the form, where that is on this very page. */
  onCorrect?: (() => void) | undefined;
}

/** What was sent where, what became of it, and what to do now. */
export function MailSent({ pending: sent, onCorrect }: MailSentProps) {
  const [renewed, setRenewed] = useState<Pending | null>(null);
  const pending = renewed ?? sent;
  const isAwake = useHydrated();

  const follow = (mail: { follow: string; sentAt: number }) => {
    const next = { email: pending?.email ?? null, ...mail };
    keepPending(next);
    setRenewed(next);
  };

  return (
    <>
      {/* A device that knows of no sign-up says nothing of one. */}
      {(pending || !isAwake) && <Notice kind="success">{m.account_state_taken()}</Notice>}
      {pending?.email && <SentTo email={pending.email} onCorrect={onCorrect} />}
      {pending && (
        <MailProgress key={pending.follow} follow={pending.follow} email={pending.email} />
      )}
      <h2>{m.account_state_next()}</h2>
      <ol>
        <li>{m.account_state_open({ site: m.app_name() })}</li>
        <li>{m.account_state_link()}</li>
      </ol>
      <h2>{m.account_state_spam_title()}</h2>
      <p>{m.account_state_spam()}</p>
      {pending ? (
        <ResendButton by={{ follow: pending.follow }} sentAt={pending.sentAt} onSent={follow} />
      ) : (
        isAwake && <AskAgainLink />
      )}
    </>
  );
}

function SentTo({ email, onCorrect }: { email: string; onCorrect: (() => void) | undefined }) {
  const suggestion = suggestAddress(email);
  return (
    <>
      <p className="sent-to">
        {m.account_state_sent_to()} <strong>{email}</strong>
      </p>
      {suggestion && (
        <Notice kind="warning">{m.account_email_suggestion({ email: suggestion })}</Notice>
      )}
      <p>
        {m.account_state_wrong()}{' '}
        <a
          href="/inscription/"
          onClick={(event) => {
            if (!onCorrect) return;
            event.preventDefault();
            onCorrect();
          }}
        >
          {m.account_state_correct()}
        </a>
      </p>
    </>
  );
}
