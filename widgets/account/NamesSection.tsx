import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Field } from '../ui/Field.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { type MyProfile, myProfile } from './account.api.ts';
import { FormError } from './FormError.tsx';
import { updateProfile } from './profile.api.ts';
import { NamesForm } from './profile.schema.ts';
import { SavedAt } from './SavedAt.tsx';
import { useServerError } from './use-server-error.ts';

const valuesOf = (profile: MyProfile): NamesForm => ({
  displayName: profile.displayName,
  withUsername: false,
  firstName: profile.firstName ?? '',
  lastName: profile.lastName ?? '',
  civility: profile.civility ?? '',
  password: '',
});

const NAMES = ['displayName', 'firstName', 'lastName'] as const;

/** The names. Changing one asks for the password, which must not hold it. */
export function NamesSection({ profile }: { profile: MyProfile }) {
  const titleId = useId();
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const form = useForm({ resolver: zodResolver(NamesForm), defaultValues: valuesOf(profile) });
  const { register, handleSubmit, formState, control, reset } = form;
  const { errors, defaultValues } = formState;
  const now = useWatch({ control, name: NAMES });
  const hasNewName = NAMES.some((name, at) => now[at]?.trim() !== defaultValues?.[name]);
  const hasNewDisplayName = now[0].trim() !== defaultValues?.displayName;
  const [serverError, attempt] = useServerError(form, {
    'username-taken': 'displayName',
    'username-invalid': 'displayName',
    'password-needed': 'password',
    'password-wrong': 'password',
  });

  const submit = attempt(async (names: NamesForm) => {
    setSavedAt(null);
    setSavedAt(await updateProfile(names));
    reset({ ...names, withUsername: false, password: '' });
    await queryClient.invalidateQueries({ queryKey: myProfile.queryKey });
  });

  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.account_names_title()}</h2>
      <form className="form" noValidate onSubmit={handleSubmit(submit)}>
        <Field
          label={m.account_names_display()}
          hint={m.account_names_display_hint()}
          autoComplete="nickname"
          spellCheck={false}
          required
          error={errors.displayName?.message}
          {...register('displayName')}
        />
        {hasNewDisplayName && (
          <CheckField
            label={m.account_names_username()}
            hint={m.account_names_username_hint({ username: profile.username })}
            {...register('withUsername')}
          />
        )}
        <fieldset>
          <legend>{m.account_names_civility()}</legend>
          <div className="choices">
            {(
              [
                ['', m.account_names_civility_none()],
                ['Mme', m.account_names_civility_mme()],
                ['M.', m.account_names_civility_m()],
              ] as const
            ).map(([value, label]) => (
              <label key={value} className="check">
                <input type="radio" value={value} {...register('civility')} />
                {label}
              </label>
            ))}
          </div>
        </fieldset>
        <Field
          label={m.account_names_first()}
          autoComplete="given-name"
          spellCheck={false}
          error={errors.firstName?.message}
          {...register('firstName')}
        />
        <Field
          label={m.account_names_last()}
          autoComplete="family-name"
          spellCheck={false}
          error={errors.lastName?.message}
          {...register('lastName')}
        />
        {hasNewName && (
          <PasswordField
            label={m.account_password_current()}
            hint={m.account_names_password_hint()}
            autoComplete="current-password"
            required
            error={errors.password?.message}
            {...register('password')}
          />
        )}
        <FormError error={serverError} />
        <SavedAt at={savedAt} />
        <Button type="submit" isBusy={formState.isSubmitting}>
          {m.account_save()}
        </Button>
      </form>
    </section>
  );
}
