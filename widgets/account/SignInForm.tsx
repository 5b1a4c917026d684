import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Island } from '../ui/Island.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { AlreadySignedIn } from './AlreadySignedIn.tsx';
import { signIn } from './account.api.ts';
import { SignInForm as Values } from './account.schema.ts';
import { FormError } from './FormError.tsx';
import { goTo } from './go-to.ts';
import { nextAddress } from './next-address.ts';
import { typedEarly } from './typed-early.ts';
import { useHydrated } from './use-hydrated.ts';
import { useServerError } from './use-server-error.ts';
import './account.css';

interface SignInFormProps {
  /** Where to go after signing in when the address names no place to come back to. */
  homeHref: string;
}

const defaultValues = () => typedEarly({ login: '', password: '' });

export function SignInForm(props: SignInFormProps) {
  return (
    <Island>
      <SignInForSession {...props} />
    </Island>
  );
}

function SignInForSession({ homeHref }: SignInFormProps) {
  const session = useSession();
  const goOn = () => goTo(nextAddress(location.search, location.origin) ?? homeHref);
  if (session.status === 'signed-in')
    return <AlreadySignedIn email={session.email} onGoOn={goOn} />;
  return <SignIn onSignedIn={goOn} />;
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
      <FormError error={serverError} />
      <Button type="submit" disabled={!isAwake} isBusy={formState.isSubmitting}>
        {m.account_sign_in_title()}
      </Button>
    </form>
  );
}
