import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { useHumanCheck } from '../lib/use-human-check.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { askSignUpState } from './account.api.ts';
import { FormError } from './FormError.tsx';
import { LostForm } from './recovery.schema.ts';
import { useServerError } from './use-server-error.ts';

/** For a device that knows nothing of the sign-up: the page says the same to everybody, a mail the rest. */
export function AskState() {
  const titleId = useId();
  const { begin, pass } = useHumanCheck();
  const [isAsked, setIsAsked] = useState(false);
  const form = useForm({ resolver: zodResolver(LostForm), defaultValues: { email: '' } });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, {
    invalid: 'email',
    'invalid-email': 'email',
  });

  const submit = attempt(async ({ email }: LostForm) => {
    await pass((proof) => askSignUpState(email, proof));
    setIsAsked(true);
  });

  // What goes wrong in the background is told when the form is sent.
  const beginEarly = () => void begin().catch(() => undefined);

  return (
    <section className="ask-state" aria-labelledby={titleId}>
      <h2 id={titleId}>{m.account_state_ask_title()}</h2>
      {isAsked ? (
        <>
          <Notice kind="success">{m.account_state_ask_done()}</Notice>
          <Button look="secondary" onClick={() => setIsAsked(false)}>
            {m.account_state_ask_other()}
          </Button>
        </>
      ) : (
        <form className="form" noValidate onFocus={beginEarly} onSubmit={handleSubmit(submit)}>
          <p>{m.account_state_ask_text()}</p>
          <Field
            label={m.account_state_ask_email()}
            hint={m.account_email_hint()}
            type="email"
            autoComplete="email"
            inputMode="email"
            spellCheck={false}
            required
            error={formState.errors.email?.message}
            {...register('email')}
          />
          <FormError error={serverError} />
          {formState.isSubmitting && (
            <p className="hint" role="status">
              {m.account_state_ask_working()}
            </p>
          )}
          <Button type="submit" look="secondary" isBusy={formState.isSubmitting}>
            {m.account_state_ask_submit()}
          </Button>
        </form>
      )}
    </section>
  );
}
