import { useState, useSyncExternalStore } from 'react';
import { m } from '#messages';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { Confirmed } from './account.schema.ts';
import { CodeForm } from './CodeForm.tsx';
import { FinishForm } from './FinishForm.tsx';
import { ResendButton } from './ResendButton.tsx';
import { keepTicket, readPendingEmail } from './sign-up.storage.ts';
import { useHydrated } from './use-hydrated.ts';
import './account.css';

interface SignUpStateProps {
  courseHref: string;
}

/** « État de votre inscription »: what was sent where, and what to do now. */
export function SignUpState(props: SignUpStateProps) {
  return (
    <Island>
      <StateOrSecondStep {...props} />
    </Island>
  );
}

const never = () => () => undefined;

function StateOrSecondStep({ courseHref }: SignUpStateProps) {
  const isAwake = useHydrated();
  const email = useSyncExternalStore(never, readPendingEmail, () => null);
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null);

  if (confirmed) return <FinishForm {...confirmed} courseHref={courseHref} />;

  const confirm = (answer: Confirmed) => {
    keepTicket(answer);
    setConfirmed(answer);
  };
  return (
    <>
      <Notice kind="success">{m.account_state_taken()}</Notice>
      {email && <SentTo email={email} />}
      <h2>{m.account_state_next()}</h2>
      <ol>
        <li>{m.account_state_open({ site: m.app_name() })}</li>
        <li>{m.account_state_link()}</li>
      </ol>
      <h2>{m.account_state_spam_title()}</h2>
      <p>{m.account_state_spam()}</p>
      {email && <ResendButton email={email} />}
      <h2>{m.account_code_title()}</h2>
      {isAwake && <CodeForm email={email} onConfirmed={confirm} />}
    </>
  );
}

function SentTo({ email }: { email: string }) {
  return (
    <>
      <p className="sent-to">
        {m.account_state_sent_to()} <strong>{email}</strong>
      </p>
      <p>
        {m.account_state_wrong()} <a href="/inscription/">{m.account_state_correct()}</a>
      </p>
    </>
  );
}
