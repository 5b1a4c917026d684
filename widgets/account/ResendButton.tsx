import { useId, useState } from 'react';
import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { toAppError } from '../lib/errors.ts';
import { withHumanCheck } from '../lib/human-check.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { type ResendBy, resendSignUp } from './account.api.ts';
import { FormError } from './FormError.tsx';
import { useSecondsLeft } from './use-seconds-left.ts';

/** A mail needs a moment to arrive; the next one would void it. */
const PAUSE_MS = 30_000;

interface ResendButtonProps {
  by: ResendBy;
  /** When the last mail left, by this device's clock; null where none did from here. */
  sentAt?: number | undefined;
  onSent: (mail: { follow: string; sentAt: number }) => void;
}

interface ResendState {
  isBusy?: boolean;
  sentAt?: Date;
  error?: unknown;
  /** Pressed before its time. */
  isEarly?: boolean;
}

/** A new mail in one click, which passes its human check by itself: the earlier ones stop counting. */
export function ResendButton({ by, sentAt, onSent }: ResendButtonProps) {
  const [state, setState] = useState<ResendState>({});
  const [until, setUntil] = useState(() => (sentAt ?? 0) + PAUSE_MS);
  const seconds = useSecondsLeft(until);
  const waitId = useId();

  const resend = async () => {
    if (seconds > 0) {
      setState({ isEarly: true });
      return;
    }
    setState({ isBusy: true });
    try {
      const mail = await withHumanCheck((humanCheck) => resendSignUp(by, humanCheck));
      setUntil(mail.sentAt + PAUSE_MS);
      setState({ sentAt: new Date(mail.sentAt) });
      onSent(mail);
    } catch (error) {
      const { retryAfterSeconds } = toAppError(error);
      if (retryAfterSeconds) setUntil(Date.now() + retryAfterSeconds * 1000);
      setState({ error });
    }
  };

  return (
    <div className="resend">
      <Button
        look="secondary"
        isBusy={state.isBusy}
        aria-describedby={seconds > 0 ? waitId : undefined}
        onClick={resend}
      >
        {m.account_resend()}
      </Button>
      {seconds > 0 && (
        <p className="hint" id={waitId}>
          {waitSentence(seconds)}
        </p>
      )}
      {state.isEarly && <Notice>{m.account_resend_early()}</Notice>}
      {state.sentAt && (
        <Notice kind="success">
          {m.account_resent({ time: formatTime(state.sentAt, ownZone()) })}
        </Notice>
      )}
      <FormError error={state.error} />
    </div>
  );
}

function waitSentence(seconds: number): string {
  return seconds > 90
    ? m.account_resend_wait_minutes({ minutes: Math.ceil(seconds / 60) })
    : m.account_resend_wait({ seconds });
}
