import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { invitationHref } from '../lib/kept-invitation.ts';
import { usePageTitle } from '../lib/use-page-title.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { HelpHint } from '../ui/HelpHint.tsx';
import { Notice } from '../ui/Notice.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { finishSignUp } from './account.api.ts';
import { FinishForm as Values } from './account.schema.ts';
import { FormError } from './FormError.tsx';
import { goTo } from './go-to.ts';
import { PasswordRule } from './PasswordRule.tsx';
import { endSignUp } from './sign-up.storage.ts';
import { TermsBox } from './TermsBox.tsx';
import { useServerError } from './use-server-error.ts';
import './account.css';

interface FinishFormProps {
  ticket: string;
  /** Confirmed, so it is shown and cannot be changed here. */
  email: string;
  courseHref: string;
}

const defaultValues = { displayName: '', password: '', passwordAgain: '', termsAccepted: false };

/** Step 2: the name that others see, and the password. Ends signed in, in the course. */
export function FinishForm({ ticket, email, courseHref }: FinishFormProps) {
  const form = useForm({ resolver: zodResolver(Values), defaultValues });
  const { register, handleSubmit, formState, control } = form;
  const [displayName, password] = useWatch({ control, name: ['displayName', 'password'] });
  const [freeName, setFreeName] = useState<string | null>(null);
  const [isStranded, setIsStranded] = useState(false);
  const [serverError, attempt] = useServerError(form, {
    'username-taken': 'displayName',
    'username-invalid': 'displayName',
    'password-weak': 'password',
  });

  const submit = attempt(async ({ displayName, password, termsAccepted }: Values) => {
    setFreeName(null);
    try {
      const account = { ticket, displayName, password, termsAccepted };
      const isSessionKept = await finishSignUp(account);
      endSignUp();
      if (isSessionKept) goTo(invitationHref(courseHref));
      else setIsStranded(true);
    } catch (error) {
      setFreeName(toAppError(error).hint ?? null);
      throw error;
    }
  });

  const takeName = (name: string) => {
    setFreeName(null);
    form.setValue('displayName', name);
    form.clearErrors('displayName');
    form.setFocus('password');
  };

  usePageTitle(m.account_finish_title());

  if (isStranded) return <Stranded />;
  return (
    <>
      <Notice kind="success">{m.account_confirmed()}</Notice>
      <FocusedHeading>{m.account_finish_step()}</FocusedHeading>
      <p>
        {m.account_finish_email()} <strong>{email}</strong>
        <br />
        {m.account_finish_not_you()} <a href="/inscription/">{m.account_start_again()}</a>
      </p>
      <form className="form" noValidate onSubmit={handleSubmit(submit)}>
        {/* Tells password managers which account this is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <div>
          <Field
            label={m.account_display_name()}
            hint={m.account_display_name_hint()}
            autoComplete="nickname"
            spellCheck={false}
            required
            error={formState.errors.displayName?.message}
            {...register('displayName')}
          />
          <HelpHint place="sign-up-names" />
          {freeName && (
            <div className="typo-hint" role="status">
              <p>{m.account_username_free({ name: freeName })}</p>
              <Button look="secondary" onClick={() => takeName(freeName)}>
                {m.account_username_take({ name: freeName })}
              </Button>
            </div>
          )}
        </div>
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
        <TermsBox error={formState.errors.termsAccepted?.message} {...register('termsAccepted')} />
        <FormError error={serverError} />
        <Button type="submit" isBusy={formState.isSubmitting}>
          {m.account_create()}
        </Button>
      </form>
    </>
  );
}

/** The account is made, but this browser keeps nothing: one signs in from another. */
function Stranded() {
  return (
    <Notice
      kind="success"
      action={
        <a className="button" href="/connexion/">
          {m.account_sign_in_title()}
        </a>
      }
    >
      {m.account_finish_stranded()}
    </Notice>
  );
}
