import { useState } from 'react';
import { m } from '#messages';
import { Notice } from '../ui/Notice.tsx';
import type { Confirmed } from './account.schema.ts';
import { accountMessage } from './account-messages.ts';
import { CodeForm } from './CodeForm.tsx';
import { ResendButton } from './ResendButton.tsx';
import { readPendingEmail } from './sign-up.storage.ts';

interface LinkRefusedProps {
  /** What the server refused; null when the address held no link at all. */
  reason: unknown;
  onConfirmed: (confirmed: Confirmed) => void;
}

/** Why the link does not work, and the ways on: a new mail, the code, or signing in. */
export function LinkRefused({ reason, onConfirmed }: LinkRefusedProps) {
  const [email] = useState(readPendingEmail);
  return (
    <>
      <Notice kind={reason ? 'error' : 'info'}>
        {reason ? accountMessage(reason) : m.account_link_missing()}
      </Notice>
      {email ? (
        <ResendButton email={email} />
      ) : (
        <p>
          <a className="button" href="/inscription/">
            {m.account_resend()}
          </a>
        </p>
      )}
      <p>
        {m.account_sign_up_has_account()} <a href="/connexion/">{m.account_sign_in_title()}</a>
      </p>
      <h2>{m.account_code_title()}</h2>
      <CodeForm email={email} onConfirmed={onConfirmed} />
    </>
  );
}
