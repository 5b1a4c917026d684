import { useEffect, useState, useSyncExternalStore } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { useSession } from '../lib/session.ts';
import { onTokenChange, readToken, spendToken } from '../lib/token.ts';
import { useHumanCheck } from '../lib/use-human-check.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { HumanCheckLine } from '../ui/HumanCheckLine.tsx';
import { Island } from '../ui/Island.tsx';
import { AlreadySignedIn } from './AlreadySignedIn.tsx';
import { confirmSignUp } from './account.api.ts';
import type { Confirmed } from './account.schema.ts';
import { FinishForm } from './FinishForm.tsx';
import { FormError } from './FormError.tsx';
import { goTo } from './go-to.ts';
import { LinkRefused } from './LinkRefused.tsx';
import { keepTicket, readTicket } from './sign-up.storage.ts';

interface ConfirmSignUpProps {
  courseHref: string;
}

/** Where the mail's link leads: a click confirms, so that a scanner's visit did not. */
export function ConfirmSignUp(props: ConfirmSignUpProps) {
  return (
    <Island>
      <ConfirmOrSecondStep {...props} />
    </Island>
  );
}

function ConfirmOrSecondStep({ courseHref }: ConfirmSignUpProps) {
  const isAwake = useHydrated();
  const session = useSession();
  const token = useSyncExternalStore(onTokenChange, readToken, () => null);
  const [confirmed, setConfirmed] = useState<Confirmed | null>(null);

  const confirm = (answer: Confirmed) => {
    keepTicket(answer);
    setConfirmed(answer);
    spendToken();
  };

  if (!isAwake) return <noscript>{m.account_needs_script()}</noscript>;
  // A link opened later in this tab goes before what this tab had begun.
  const underWay = confirmed ?? (token ? null : readTicket());
  if (underWay) return <FinishForm key={underWay.ticket} {...underWay} courseHref={courseHref} />;
  if (token) return <ConfirmButton key={token} token={token} onConfirmed={confirm} />;
  // The « back » button leads here once the account is made: there is nothing left to confirm.
  if (session.status === 'signed-in')
    return <AlreadySignedIn email={session.email} onGoOn={() => goTo(courseHref)} />;
  return <LinkRefused reason={null} token={null} onConfirmed={confirm} />;
}

interface ConfirmButtonProps {
  token: string;
  onConfirmed: (confirmed: Confirmed) => void;
}

/** The server knows these links, and where to send a new mail. */
const OLD = new Set(['link-superseded', 'link-expired', 'link-used']);

function ConfirmButton({ token, onConfirmed }: ConfirmButtonProps) {
  const [isBusy, setIsBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const check = useHumanCheck();

  // The second check (S2-08) is the page's own work, done by the time one has read the sentence.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page opens
  useEffect(() => {
    check.begin().catch(() => undefined);
  }, []);

  const confirm = async () => {
    setIsBusy(true);
    setError(null);
    try {
      onConfirmed(await check.pass((humanCheck) => confirmSignUp({ token }, humanCheck)));
    } catch (cause) {
      setError(cause);
      setIsBusy(false);
    }
  };

  const reason = error ? toAppError(error).reason : undefined;
  if (reason && (OLD.has(reason) || reason === 'link-unknown')) {
    const known = OLD.has(reason) ? token : null;
    return <LinkRefused reason={error} token={known} onConfirmed={onConfirmed} />;
  }
  return (
    <div className="confirm">
      <p>{m.account_confirm_text()}</p>
      <HumanCheckLine state={check.state} />
      <FormError error={error} />
      <Button isBusy={isBusy} onClick={confirm}>
        {m.account_confirm_title()}
      </Button>
    </div>
  );
}
