import { zodResolver } from '@hookform/resolvers/zod';
import { useCallback, useState } from 'react';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { typedEarly } from '../lib/typed-early.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { Field } from '../ui/Field.tsx';
import { HelpLink } from '../ui/HelpLink.tsx';
import { Island } from '../ui/Island.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { AlreadySignedIn } from './AlreadySignedIn.tsx';
import { signIn } from './account.api.ts';
import { SignInForm as Values } from './account.schema.ts';
import { FormError } from './FormError.tsx';
import { Gate } from './Gate.tsx';
import { goTo, PASSWORD_SET } from './go-to.ts';
import { nextAddress } from './next-address.ts';
import { useServerError } from './use-server-error.ts';
import './account.css';

interface SignInFormProps {
  /** Where to go after signing in when the address names no place to come back to. */
  homeHref: string;
  /** Whom a suspended person may write to. */
  contactEmail: string;
}

/** Not ticked beforehand: to stay signed in on a device is somebody's own choice. */
const defaultValues = () => typedEarly({ login: '', password: '', isRemembered: false });

export function SignInForm(props: SignInFormProps) {
  return (
    <Island>
      <SignInForSession {...props} />
    </Island>
  );
}

function SignInForSession({ homeHref, contactEmail }: SignInFormProps) {
  const session = useSession();
  const [hasJustSignedIn, setHasJustSignedIn] = useState(false);
  const goOn = useCallback(
    () => goTo(nextAddress(location.search, location.origin) ?? homeHref),
    [homeHref],
  );
  if (session.status !== 'signed-in') return <SignIn onSignedIn={() => setHasJustSignedIn(true)} />;
  const { email, userId } = session;
  return (
    <Gate
      key={userId}
      email={email}
      contactEmail={contactEmail}
      onReady={hasJustSignedIn ? goOn : undefined}
    >
      {hasJustSignedIn ? (
        <p role="status">{m.account_gate_loading()}</p>
      ) : (
        <AlreadySignedIn
          email={email}
          onGoOn={goOn}
          isPasswordSet={location.hash === PASSWORD_SET}
        />
      )}
    </Gate>
  );
}

function SignIn({ onSignedIn }: { onSignedIn: () => void }) {
  const isAwake = useHydrated();
  const form = useForm({ resolver: zodResolver(Values), defaultValues: defaultValues() });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, {});

  const submit = attempt(async (credentials: Values) => {
    await signIn(credentials);
    onSignedIn();
  });

  return (
    <form className="form" noValidate onSubmit={handleSubmit(submit)}>
      <Field
        label={m.account_login()}
        hint={m.account_login_hint()}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
        error={formState.errors.login?.message}
        {...register('login')}
      />
      <PasswordField
        label={m.account_password()}
        autoComplete="current-password"
        required
        error={formState.errors.password?.message}
        {...register('password')}
      />
      <p className="beside-field">
        <a href="/mot-de-passe-perdu/">{m.account_lost_password()}</a>
      </p>
      <CheckField
        label={m.account_remember()}
        hint={m.account_remember_hint()}
        {...register('isRemembered')}
      />
      <FormError error={serverError} />
      {serverError !== null && (
        <p className="beside-field">
          <HelpLink place="sign-in-failed">{m.help_sign_in_failed()}</HelpLink>
        </p>
      )}
      <Button type="submit" disabled={!isAwake} isBusy={formState.isSubmitting}>
        {m.account_sign_in_title()}
      </Button>
    </form>
  );
}
