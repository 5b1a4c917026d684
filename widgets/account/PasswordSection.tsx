import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import type { MyProfile } from './account.api.ts';
import { FormError } from './FormError.tsx';
import { PasswordRule } from './PasswordRule.tsx';
import { changePassword } from './profile.api.ts';
import { type ChangePassword, changePasswordForm } from './recovery.schema.ts';
import { SavedAt } from './SavedAt.tsx';
import { useServerError } from './use-server-error.ts';

const defaultValues = { current: '', password: '', passwordAgain: '' };

/** Another password, by who knows the one that is. */
export function PasswordSection({ profile }: { profile: MyProfile }) {
  const titleId = useId();
  const [changedAt, setChangedAt] = useState<Date | null>(null);
  const { displayName, firstName, lastName } = profile;
  const [names] = useState(() => [displayName, firstName, lastName].filter(Boolean).join(' '));
  const [schema] = useState(() => changePasswordForm(names));
  const form = useForm({ resolver: zodResolver(schema), defaultValues });
  const { register, handleSubmit, formState, control, reset } = form;
  const { errors } = formState;
  const password = useWatch({ control, name: 'password' });
  const [serverError, attempt] = useServerError(form, {
    'password-wrong': 'current',
    'password-weak': 'password',
    'password-same': 'password',
  });

  const submit = attempt(async ({ current, password }: ChangePassword) => {
    setChangedAt(null);
    await changePassword(current, password);
    reset();
    setChangedAt(new Date());
  });

  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.account_password_title()}</h2>
      <form className="form" noValidate onSubmit={handleSubmit(submit)}>
        {/* Tells password managers which account this is. */}
        <input type="email" autoComplete="username" value={profile.email} readOnly hidden />
        <PasswordField
          label={m.account_password_current()}
          autoComplete="current-password"
          required
          error={errors.current?.message}
          {...register('current')}
        />
        <PasswordField
          label={m.account_new_password()}
          hint={m.account_password_rule()}
          autoComplete="new-password"
          required
          error={errors.password?.message}
          {...register('password')}
        />
        <PasswordRule password={password} name={names} />
        <PasswordField
          label={m.account_new_password_again()}
          autoComplete="new-password"
          required
          error={errors.passwordAgain?.message}
          {...register('passwordAgain')}
        />
        <FormError error={serverError} />
        <SavedAt at={changedAt} words={m.account_password_changed} />
        <Button type="submit" isBusy={formState.isSubmitting}>
          {m.account_password_change()}
        </Button>
      </form>
    </section>
  );
}
