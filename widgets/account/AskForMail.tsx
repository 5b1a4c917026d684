import { zodResolver } from '@hookform/resolvers/zod';
import type { ComponentProps } from 'react';
import { useForm } from 'react-hook-form';
import { typedEarly } from '../lib/typed-early.ts';
import { useHydrated } from '../lib/use-hydrated.ts';
import { Button } from '../ui/Button.tsx';
import { EmailField } from '../ui/EmailField.tsx';
import { FormError } from './FormError.tsx';
import { LostForm } from './recovery.schema.ts';
import { useServerError } from './use-server-error.ts';

interface AskForMailProps {
  words: { intro: string; email: string; submit: string; working: string };
  email?: string;
  look?: ComponentProps<typeof Button>['look'];
  /** While the form is filled in: the human check takes a moment. */
  onBegin: () => void;
  onSubmit: (email: string) => Promise<void>;
}

/** One courriel, to which something is sent. The page says the same whoever's it is. */
export function AskForMail({ words, email = '', look, onBegin, onSubmit }: AskForMailProps) {
  const isAwake = useHydrated();
  const form = useForm({
    resolver: zodResolver(LostForm),
    defaultValues: typedEarly({ email }),
  });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, {
    invalid: 'email',
    'invalid-email': 'email',
  });

  const submit = attempt(async ({ email }: LostForm) => onSubmit(email));

  return (
    <form className="form" noValidate onFocus={onBegin} onSubmit={handleSubmit(submit)}>
      <p>{words.intro}</p>
      <EmailField
        label={words.email}
        error={formState.errors.email?.message}
        {...register('email')}
      />
      <FormError error={serverError} />
      {formState.isSubmitting && (
        <p className="hint" role="status">
          {words.working}
        </p>
      )}
      <Button type="submit" look={look} disabled={!isAwake} isBusy={formState.isSubmitting}>
        {words.submit}
      </Button>
    </form>
  );
}
