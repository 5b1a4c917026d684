import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { typedEarly } from '../lib/typed-early.ts';
import { useHumanCheck } from '../lib/use-human-check.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Island } from '../ui/Island.tsx';
import { FormError } from './FormError.tsx';
import { RecoverySent } from './RecoverySent.tsx';
import { startRecovery } from './recovery.api.ts';
import { LostForm } from './recovery.schema.ts';
import { SetNewPassword } from './SetNewPassword.tsx';
import { useServerError } from './use-server-error.ts';
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
  return <AskForMail email={email ?? ''} onBegin={() => void begin()} onSubmit={send} />;
}

interface AskForMailProps {
  email: string;
  onBegin: () => void;
  onSubmit: (email: string) => Promise<void>;
}

function AskForMail({ email, onBegin, onSubmit }: AskForMailProps) {
  const isAwake = useHydrated();
  const form = useForm({
    resolver: zodResolver(LostForm),
    defaultValues: typedEarly({ email }),
  });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, {
    invalid: 'email',
    'invalid-email': 'email',
  });

  const submit = attempt(async ({ email }: LostForm) => onSubmit(email));

  return (
    <form className="form" noValidate onFocus={onBegin} onSubmit={handleSubmit(submit)}>
      <p>{m.account_recover_intro()}</p>
      <Field
        label={m.account_email()}
        hint={m.account_email_hint()}
        type="email"
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        required
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <FormError error={serverError} />
      {formState.isSubmitting && (
        <p className="hint" role="status">
          {m.account_recover_working()}
        </p>
      )}
      <Button type="submit" disabled={!isAwake} isBusy={formState.isSubmitting}>
        {m.account_recover_submit()}
      </Button>
    </form>
  );
}
