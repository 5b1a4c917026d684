import { useState } from 'react';
import { m } from '#messages';
import { useHydrated } from '../lib/use-hydrated.ts';
import { AskState } from './AskState.tsx';
import type { Confirmed, Pending } from './account.schema.ts';
import { CodeForm } from './CodeForm.tsx';
import { FinishForm } from './FinishForm.tsx';
import { MailSent } from './MailSent.tsx';
import { keepTicket } from './sign-up.storage.ts';

interface SignUpProgressProps {
  pending: Pending | null;
  courseHref: string;
  onCorrect?: (() => void) | undefined;
}

/** What was sent, the code as the other way in, and step 2 in the same place once it is right. */
export function SignUpProgress({ pending, courseHref, onCorrect }: SignUpProgressProps) {
  const isAwake = useHydrated();
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null);

  if (confirmed) return <FinishForm {...confirmed} courseHref={courseHref} />;

  const confirm = (answer: Confirmed) => {
    keepTicket(answer);
    setConfirmed(answer);
  };
  return (
    <>
      <MailSent pending={pending} onCorrect={onCorrect} />
      <h2>{m.account_code_title()}</h2>
      {isAwake && <CodeForm email={pending?.email ?? null} onConfirmed={confirm} />}
      {isAwake && !pending && <AskState />}
    </>
  );
}
