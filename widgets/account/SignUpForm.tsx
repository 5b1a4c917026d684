import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Island } from '../ui/Island.tsx';
import { startSignUp } from './account.api.ts';
import { StartForm } from './account.schema.ts';
import { FormError } from './FormError.tsx';
import { goTo } from './go-to.ts';
import { keepPendingEmail, readPendingEmail } from './sign-up.storage.ts';
import { TermsBox } from './TermsBox.tsx';
import { typedEarly } from './typed-early.ts';
import { useHydrated } from './use-hydrated.ts';
import { useServerError } from './use-server-error.ts';
import './account.css';

const STATE_HREF = '/inscription/etat/';

const defaultValues = () =>
  typedEarly({
    email: typeof window === 'undefined' ? '' : (readPendingEmail() ?? ''),
    termsRead: false,
  });

/** Step 1: the address, and the two texts that must have been read. */
export function SignUpForm() {
  return (
    <Island>
      <StartSignUp />
    </Island>
  );
}

function StartSignUp() {
  const isAwake = useHydrated();
  const form = useForm({ resolver: zodResolver(StartForm), defaultValues: defaultValues() });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, { 'invalid-email': 'email' });

  const submit = attempt(async ({ email }: StartForm) => {
    await startSignUp(email);
    keepPendingEmail(email);
    goTo(STATE_HREF);
  });

  return (
    <form className="form" noValidate onSubmit={handleSubmit(submit)}>
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
      <TermsBox error={formState.errors.termsRead?.message} {...register('termsRead')} />
      <FormError error={serverError} />
      <Button type="submit" disabled={!isAwake} isBusy={formState.isSubmitting}>
        {m.account_send()}
      </Button>
    </form>
  );
}
