import { useState, useSyncExternalStore } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { onTokenChange, readToken, spendToken } from '../lib/token.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { Island } from '../ui/Island.tsx';
import { Notice } from '../ui/Notice.tsx';
import { FormError } from './FormError.tsx';
import { confirmEmailChange } from './profile.api.ts';
import './account.css';

/** Where the mail to a new address leads: a click confirms, so that a scanner's visit did not. */
export function ConfirmEmail() {
  return (
    <Island>
      <ByLink />
    </Island>
  );
}

const REFUSALS: Record<string, () => string> = {
  'email-taken': m.account_email_taken,
  'link-expired': m.account_email_link_expired,
  'link-superseded': m.account_link_superseded,
  'link-unknown': m.account_link_unknown,
  'link-used': m.account_email_link_used,
};

function ByLink() {
  const isAwake = useHydrated();
  const token = useSyncExternalStore(onTokenChange, readToken, () => null);
  const [email, setEmail] = useState<string | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [isBusy, setIsBusy] = useState(false);

  if (!isAwake) return <noscript>{m.account_needs_script()}</noscript>;
  if (email !== null) {
    return (
      <Notice kind="success" action={<ToProfile />}>
        {m.account_email_done({ email })}
      </Notice>
    );
  }
  const { reason } = error ? toAppError(error) : {};
  const refusal = reason && Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason] : undefined;
  if (refusal || !token) {
    return (
      <Notice kind={refusal ? 'error' : 'info'} action={<ToProfile />}>
        {refusal ? refusal() : m.account_email_link_again()}
      </Notice>
    );
  }

  const confirm = async () => {
    setIsBusy(true);
    setError(null);
    try {
      setEmail(await confirmEmailChange({ token }));
      spendToken();
    } catch (cause) {
      setError(cause);
    }
    setIsBusy(false);
  };

  return (
    <>
      <p>{m.account_email_confirm_text()}</p>
      <FormError error={error} />
      <Button isBusy={isBusy} onClick={confirm}>
        {m.account_email_confirm_title()}
      </Button>
    </>
  );
}

function ToProfile() {
  return (
    <a className="button button-quiet" href="/mon-espace/profil/">
      {m.account_profile_title()}
    </a>
  );
}
