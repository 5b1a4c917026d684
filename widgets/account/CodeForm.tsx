import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { AppError, toAppError } from '../lib/errors.ts';
import { withHumanCheck } from '../lib/human-check.ts';
import { Button } from '../ui/Button.tsx';
import { EmailField } from '../ui/EmailField.tsx';
import { Field } from '../ui/Field.tsx';
import { confirmSignUp } from './account.api.ts';
import { type Confirmed, CodeForm as Values } from './account.schema.ts';
import { FormError } from './FormError.tsx';
import { useServerError } from './use-server-error.ts';

interface CodeFormProps {
  /** The address that the code went to, where this tab knows it. */
  email: string | null;
  onConfirmed: (confirmed: Confirmed) => void;
}

/** The other way in: the six digits of the mail, on whatever device the mail was read. */
export function CodeForm({ email, onConfirmed }: CodeFormProps) {
  const form = useForm({
    resolver: zodResolver(Values),
    defaultValues: { email: email ?? '', code: '' },
  });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, {
    'code-wrong': 'code',
    'invalid-email': 'email',
  });

  const submit = attempt(async (proof: Values) => onConfirmed(await confirmByCode(proof)));

  return (
    <form className="form" noValidate onSubmit={handleSubmit(submit)}>
      {email === null && (
        <EmailField
          label={m.account_email()}
          hint=""
          error={formState.errors.email?.message}
          {...register('email')}
        />
      )}
      <Field
        label={m.account_code()}
        hint={m.account_code_hint()}
        autoComplete="one-time-code"
        inputMode="numeric"
        required
        error={formState.errors.code?.message}
        {...register('code')}
      />
      <FormError error={serverError} />
      <Button type="submit" look="secondary" isBusy={formState.isSubmitting}>
        {m.account_code_submit()}
      </Button>
    </form>
  );
}

async function confirmByCode(proof: Values): Promise<Confirmed> {
  try {
    return await withHumanCheck((humanCheck) => confirmSignUp(proof, humanCheck));
  } catch (cause) {
    // The server has one word for a link and a code that it does not know.
    const isWrong = toAppError(cause).reason === 'link-unknown';
    throw isWrong ? new AppError('not-found', { cause, reason: 'code-wrong' }) : cause;
  }
}
