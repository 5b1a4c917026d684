import { useState } from 'react';
import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { startSignUp } from './account.api.ts';
import { FormError } from './FormError.tsx';
import { keepPendingEmail } from './sign-up.storage.ts';

/** A new mail in one click: the earlier ones stop counting. */
export function ResendButton({ email }: { email: string }) {
  const [state, setState] = useState<{ sentAt?: Date; error?: unknown; isBusy?: boolean }>({});

  const resend = async () => {
    setState({ isBusy: true });
    try {
      await startSignUp(email);
      keepPendingEmail(email);
      setState({ sentAt: new Date() });
    } catch (error) {
      setState({ error });
    }
  };

  return (
    <div className="resend">
      <Button look="secondary" isBusy={state.isBusy} onClick={resend}>
        {m.account_resend()}
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
