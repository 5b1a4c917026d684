import { zodResolver } from '@hookform/resolvers/zod';
import { useEffect, useRef } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { finishSignUp } from './account.api.ts';
import { FinishForm as Values } from './account.schema.ts';
import { FormError } from './FormError.tsx';
import { goTo } from './go-to.ts';
import { PasswordRule } from './PasswordRule.tsx';
import { endSignUp } from './sign-up.storage.ts';
import { useServerError } from './use-server-error.ts';
import './account.css';

interface FinishFormProps {
  ticket: string;
  /** Confirmed, so it is shown and cannot be changed here. */
  email: string;
  courseHref: string;
}

const defaultValues = { displayName: '', password: '', passwordAgain: '' };

/** Step 2: the name that others see, and the password. Ends signed in, in the course. */
export function FinishForm({ ticket, email, courseHref }: FinishFormProps) {
  const form = useForm({ resolver: zodResolver(Values), defaultValues });
  const { register, handleSubmit, formState, control } = form;
  const [displayName, password] = useWatch({ control, name: ['displayName', 'password'] });
  const [serverError, attempt] = useServerError(form, {
    'username-taken': 'displayName',
    'username-invalid': 'displayName',
    'password-weak': 'password',
  });

  const submit = attempt(async ({ displayName, password }: Values) => {
    await finishSignUp({ ticket, displayName, password });
    endSignUp();
    goTo(courseHref);
  });

  return (
    <>
      <Notice kind="success">{m.account_confirmed()}</Notice>
      <StepHeading />
      <p>
        {m.account_finish_email()} <strong>{email}</strong>
        <br />
        {m.account_finish_not_you()} <a href="/inscription/">{m.account_start_again()}</a>
      </p>
      <form className="form" noValidate onSubmit={handleSubmit(submit)}>
        {/* Tells password managers which account this is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <Field
          label={m.account_display_name()}
          hint={m.account_display_name_hint()}
          autoComplete="nickname"
          spellCheck={false}
          required
          error={formState.errors.displayName?.message}
          {...register('displayName')}
        />
        <PasswordField
          label={m.account_password()}
          hint={m.account_password_rule()}
          autoComplete="new-password"
          required
          error={formState.errors.password?.message}
          {...register('password')}
        />
        <PasswordRule password={password} name={displayName} />
        <PasswordField
          label={m.account_password_again()}
          hint={m.account_password_keep()}
          autoComplete="new-password"
          required
          error={formState.errors.passwordAgain?.message}
          {...register('passwordAgain')}
        />
        <FormError error={serverError} />
        <Button type="submit" isBusy={formState.isSubmitting}>
          {m.account_create()}
        </Button>
      </form>
    </>
  );
}

/** Takes the focus: the page has just changed under the reader's hands. */
function StepHeading() {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h2 ref={heading} tabIndex={-1}>
      {m.account_finish_step()}
    </h2>
  );
}
