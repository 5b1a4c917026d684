import { zodResolver } from '@hookform/resolvers/zod';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { m } from '#messages';
import { useSession } from '../lib/session.ts';
import { typedEarly } from '../lib/typed-early.ts';
import { useHumanCheck } from '../lib/use-human-check.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { EmailField } from '../ui/EmailField.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { HelpHint } from '../ui/HelpHint.tsx';
import { HumanCheckBox } from '../ui/HumanCheckBox.tsx';
import { Island } from '../ui/Island.tsx';
import { AlreadySignedIn } from './AlreadySignedIn.tsx';
import { startSignUp } from './account.api.ts';
import { type Pending, StartForm } from './account.schema.ts';
import { DataNotice, type DataNoticeProps } from './DataNotice.tsx';
import { FormError } from './FormError.tsx';
import { goTo } from './go-to.ts';
import { suggestAddress } from './mail-typo.ts';
import { ReadBox } from './ReadBox.tsx';
import { keepPending, readPending } from './sign-up.storage.ts';
import { TypoHint } from './TypoHint.tsx';
import { useServerError } from './use-server-error.ts';
import './account.css';

/** Rarely needed here: the next page has it. */
const SignUpProgress = lazy(async () => ({
  default: (await import('./SignUpProgress.tsx')).SignUpProgress,
}));

const STATE_HREF = '/inscription/etat/';

const defaultValues = () =>
  typedEarly({
    email: typeof window === 'undefined' ? '' : (readPending()?.email ?? ''),
    termsRead: false,
    isHuman: false,
  });

interface SignUpFormProps extends DataNoticeProps {
  courseHref: string;
}

/** Step 1: the address, the two texts that must have been read, and that one is no robot. */
export function SignUpForm(props: SignUpFormProps) {
  return (
    <Island>
      <SignUpForSession {...props} />
    </Island>
  );
}

function SignUpForSession(props: SignUpFormProps) {
  const session = useSession();
  return session.status === 'signed-in' ? (
    <AlreadySignedIn email={session.email} onGoOn={() => goTo(props.courseHref)} />
  ) : (
    <StartSignUp {...props} />
  );
}

function StartSignUp({ courseHref, ...notice }: SignUpFormProps) {
  const isAwake = useHydrated();
  const check = useHumanCheck();
  const [stranded, setStranded] = useState<Pending | null>(null);
  const form = useForm({ resolver: zodResolver(StartForm), defaultValues: defaultValues() });
  const { register, handleSubmit, formState, control, setValue, setFocus, getValues } = form;
  const email = useWatch({ control, name: 'email' });
  // The static page knows of no address: what this tab remembers, or what was typed early, waits.
  const suggestion = isAwake ? suggestAddress(email) : null;
  const [serverError, attempt] = useServerError(form, { 'invalid-email': 'email' });

  const submit = attempt(async ({ email }: StartForm) => {
    const pending = await check.pass((humanCheck) => startSignUp(email, humanCheck));
    // Without storage the next page would know nothing of this one.
    if (keepPending(pending)) goTo(STATE_HREF);
    else setStranded(pending);
  });

  // What goes wrong in the background is told when the form is sent.
  const beginWhenTicked = () => {
    if (getValues('isHuman')) check.begin().catch(() => undefined);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for a box ticked before the form was awake
  useEffect(beginWhenTicked, []);

  const takeSuggestion = (suggested: string) => {
    setValue('email', suggested, { shouldValidate: formState.isSubmitted });
    setFocus('email');
  };

  if (stranded) {
    const correct = () => setStranded(null);
    return (
      <Suspense>
        <FocusedHeading>{m.account_state_title()}</FocusedHeading>
        <SignUpProgress pending={stranded} courseHref={courseHref} onCorrect={correct} />
      </Suspense>
    );
  }

  return (
    <div className="start-sign-up">
      <form className="form" noValidate onSubmit={handleSubmit(submit)}>
        <div>
          <EmailField
            label={m.account_email()}
            error={formState.errors.email?.message}
            {...register('email')}
          />
          <TypoHint email={email} suggestion={suggestion} onTake={takeSuggestion} />
        </div>
        <ReadBox error={formState.errors.termsRead?.message} {...register('termsRead')} />
        <HumanCheckBox
          state={check.state}
          error={formState.errors.isHuman?.message}
          {...register('isHuman', { onChange: beginWhenTicked })}
        />
        <FormError error={serverError} />
        <Button type="submit" disabled={!isAwake} isBusy={formState.isSubmitting}>
          {m.account_send()}
        </Button>
        <p className="hint">{m.account_sign_up_age()}</p>
        <div>
          <HelpHint place="sign-up" />
        </div>
      </form>
      <DataNotice {...notice} />
    </div>
  );
}
