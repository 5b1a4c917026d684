import { useState } from 'react';
import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { Button } from '../ui/Button.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FormError } from './FormError.tsx';
import { OnlyCodeForm } from './OnlyCodeForm.tsx';
import { confirmRecoveryCode } from './recovery.api.ts';

interface RecoverySentProps {
  email: string;
  onResend: () => Promise<void>;
  onCorrect: () => void;
  onTicket: (ticket: string) => void;
}

/** A mail was sent, whatever the address: what to do with it, and what if it does not come. */
export function RecoverySent({ email, onResend, onCorrect, onTicket }: RecoverySentProps) {
  return (
    <>
      <FocusedHeading>{m.account_state_next()}</FocusedHeading>
      <p className="sent-to">
        {m.account_recover_sent()} <strong>{email}</strong>
      </p>
      <p>
        {m.account_recover_other()}{' '}
        <Button look="plain" onClick={onCorrect}>
          {m.account_recover_correct()}
        </Button>
      </p>
      <p>{m.account_recover_next()}</p>
      <p>{m.account_recover_late()}</p>
      <Resend onResend={onResend} />
      <h2>{m.account_code_title()}</h2>
      <OnlyCodeForm onSubmit={async (code) => onTicket(await confirmRecoveryCode(email, code))} />
    </>
  );
}

function Resend({ onResend }: { onResend: () => Promise<void> }) {
  const [state, setState] = useState<{ sentAt?: Date; error?: unknown; isBusy?: boolean }>({});

  const resend = async () => {
    setState({ isBusy: true });
    try {
      await onResend();
      setState({ sentAt: new Date() });
    } catch (error) {
      setState({ error });
    }
  };

  return (
    <div className="resend">
      <Button look="secondary" isBusy={state.isBusy} onClick={resend}>
        {m.account_recover_again()}
      </Button>
      {state.sentAt && (
        <Notice kind="success">
          {m.account_resent({ time: formatTime(state.sentAt, ownZone()) })}
        </Notice>
      )}
      <FormError error={state.error} />
    </div>
  );
}
