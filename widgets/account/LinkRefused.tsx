import { useState } from 'react';
import { m } from '#messages';
import { HelpLink } from '../ui/HelpLink.tsx';
import { Notice } from '../ui/Notice.tsx';
import { AskAgainLink } from './AskAgainLink.tsx';
import type { ResendBy } from './account.api.ts';
import type { Confirmed } from './account.schema.ts';
import { accountMessage } from './account-messages.ts';
import { CodeForm } from './CodeForm.tsx';
import { MailProgress } from './MailProgress.tsx';
import { ResendButton } from './ResendButton.tsx';
import { keepPending, readPending } from './sign-up.storage.ts';

interface LinkRefusedProps {
  /** What the server refused; null when the address held no link at all. */
  reason: unknown;
  /** The token of a link that the server knows, though it no longer serves. */
  token: string | null;
  onConfirmed: (confirmed: Confirmed) => void;
}

/** Why the link does not work, and the ways on: a new mail, the code, or signing in. */
export function LinkRefused({ reason, token, onConfirmed }: LinkRefusedProps) {
  const [pending] = useState(readPending);
  const [followed, setFollowed] = useState<string | null>(null);
  const by: ResendBy | null = token ? { token } : pending && { follow: pending.follow };
  // A link's address is not told: what this tab knows may be another one.
  const email = token ? null : (pending?.email ?? null);

  const follow = (mail: { follow: string; sentAt: number }) => {
    keepPending({ email, ...mail });
    setFollowed(mail.follow);
  };

  return (
    <>
      <Notice kind={reason ? 'error' : 'info'}>
        {reason ? accountMessage(reason) : m.account_link_missing()}
      </Notice>
      <p>
        <HelpLink place="link-expired">{m.help_link_expired()}</HelpLink>
      </p>
      {by ? <ResendButton by={by} onSent={follow} /> : <AskAgainLink />}
      {followed && <MailProgress key={followed} follow={followed} email={email} />}
      <p>
        {m.account_sign_up_has_account()} <a href="/connexion/">{m.account_sign_in_title()}</a>
      </p>
      <h2>{m.account_code_title()}</h2>
      <CodeForm email={pending?.email ?? null} onConfirmed={onConfirmed} />
    </>
  );
}
