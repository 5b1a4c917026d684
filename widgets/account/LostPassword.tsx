import { useState } from 'react';
import { m } from '#messages';
import { useHumanCheck } from '../lib/use-human-check.ts';
import { Island } from '../ui/Island.tsx';
import { AskForMail } from './AskForMail.tsx';
import { RecoverySent } from './RecoverySent.tsx';
import { startRecovery } from './recovery.api.ts';
import { SetNewPassword } from './SetNewPassword.tsx';
import './account.css';

interface LostPasswordProps {
  /** Where to go, signed in, once the new password is set. */
  homeHref: string;
}

/** « Mot de passe perdu ? »: the address, then the mail's link or its code, then a new password. */
export function LostPassword(props: LostPasswordProps) {
  return (
    <Island>
      <LostPasswordSteps {...props} />
    </Island>
  );
}

function LostPasswordSteps({ homeHref }: LostPasswordProps) {
  const { begin, pass } = useHumanCheck();
  const [email, setEmail] = useState<string | null>(null);
  const [isSent, setIsSent] = useState(false);
  const [ticket, setTicket] = useState<string | null>(null);

  const send = async (to: string) => {
    await pass((proof) => startRecovery(to, proof));
    setEmail(to);
    setIsSent(true);
  };

  if (ticket) {
    const askAgain = () => setTicket(null);
    return <SetNewPassword token={ticket} homeHref={homeHref} onAskAgain={askAgain} />;
  }
  if (email && isSent) {
    return (
      <RecoverySent
        email={email}
        onResend={() => send(email)}
        onCorrect={() => setIsSent(false)}
        onTicket={setTicket}
      />
    );
  }
  return (
    <AskForMail
      words={{
        intro: m.account_recover_intro(),
        email: m.account_email(),
        submit: m.account_recover_submit(),
        working: m.account_recover_working(),
      }}
      email={email ?? ''}
      onBegin={() => void begin()}
      onSubmit={send}
    />
  );
}
