import { zodResolver } from '@hookform/resolvers/zod';
import { useMemo } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { FormError } from './FormError.tsx';
import { PasswordRule } from './PasswordRule.tsx';
import { type NewPassword, newPasswordForm } from './recovery.schema.ts';
import { useServerError } from './use-server-error.ts';

interface NewPasswordFormProps {
  email: string;
  /** The names that the password must not hold. */
  names: string;
  onSubmit: (password: string) => Promise<void>;
}

const defaultValues = { password: '', passwordAgain: '' };

/** A new password with its rule, twice. */
export function NewPasswordForm({ email, names, onSubmit }: NewPasswordFormProps) {
  const schema = useMemo(() => newPasswordForm(names), [names]);
  const form = useForm({ resolver: zodResolver(schema), defaultValues });
  const { register, handleSubmit, formState, control } = form;
  const password = useWatch({ control, name: 'password' });
  const [serverError, attempt] = useServerError(form, {
    'password-weak': 'password',
    'password-same': 'password',
  });

  const submit = attempt(async ({ password }: NewPassword) => onSubmit(password));

  return (
    <form className="form" noValidate onSubmit={handleSubmit(submit)}>
      {/* Tells password managers which account this is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <PasswordField
        label={m.account_new_password()}
        hint={m.account_password_rule()}
        autoComplete="new-password"
        required
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <PasswordRule password={password} name={names} />
      <PasswordField
        label={m.account_new_password_again()}
        hint={m.account_password_keep()}
        autoComplete="new-password"
        required
        error={formState.errors.passwordAgain?.message}
        {...register('passwordAgain')}
      />
      <FormError error={serverError} />
      <Button type="submit" isBusy={formState.isSubmitting}>
        {m.account_new_submit()}
      </Button>
    </form>
  );
}
