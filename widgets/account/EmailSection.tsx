import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { EmailField } from '../ui/EmailField.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { FormError } from './FormError.tsx';
import { OnlyCodeForm } from './OnlyCodeForm.tsx';
import { confirmEmailChange, startEmailChange } from './profile.api.ts';
import { EmailForm } from './profile.schema.ts';
import { useServerError } from './use-server-error.ts';

const defaultValues = { email: '', password: '' };

/** Another courriel. Nothing changes before its mailbox is proven, by link or code. */
export function EmailSection({ email }: { email: string }) {
  const titleId = useId();
  const [current, setCurrent] = useState(email);
  const [pending, setPending] = useState<string | null>(null);
  const [hasChanged, setHasChanged] = useState(false);
  const form = useForm({ resolver: zodResolver(EmailForm), defaultValues });
  const { register, handleSubmit, formState, resetField } = form;
  const { errors } = formState;
  const [serverError, attempt] = useServerError(form, {
    invalid: 'email',
    'invalid-email': 'email',
    'email-same': 'email',
    'password-wrong': 'password',
  });

  const start = attempt(async ({ email, password }: EmailForm) => {
    setHasChanged(false);
    await startEmailChange(email, password);
    resetField('password');
    setPending(email);
  });

  const confirm = async (code: string) => {
    setCurrent(await confirmEmailChange({ code }));
    setPending(null);
    setHasChanged(true);
    form.reset();
  };

  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.account_email_title()}</h2>
      <p>
        {m.account_email_now()} <strong>{current}</strong>
      </p>
      {hasChanged && <Notice kind="success">{m.account_email_done({ email: current })}</Notice>}
      <form className="form" noValidate onSubmit={handleSubmit(start)}>
        <EmailField
          label={m.account_email_new()}
          error={errors.email?.message}
          {...register('email')}
        />
        <PasswordField
          label={m.account_password_current()}
          autoComplete="current-password"
          required
          error={errors.password?.message}
          {...register('password')}
        />
        <FormError error={serverError} />
        <Button type="submit" isBusy={formState.isSubmitting}>
          {m.account_email_submit()}
        </Button>
      </form>
      {pending && (
        <div className="after-form">
          <Notice kind="success">{m.account_email_sent({ email: pending })}</Notice>
          <OnlyCodeForm onSubmit={confirm} />
        </div>
      )}
    </section>
  );
}
