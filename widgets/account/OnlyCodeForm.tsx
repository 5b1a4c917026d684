import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { FormError } from './FormError.tsx';
import { OnlyCode } from './recovery.schema.ts';
import { useServerError } from './use-server-error.ts';

const defaultValues = { code: '' };

/** The six digits of a mail, where the page knows which mailbox they went to. */
export function OnlyCodeForm({ onSubmit }: { onSubmit: (code: string) => Promise<void> }) {
  const form = useForm({ resolver: zodResolver(OnlyCode), defaultValues });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, { 'code-wrong': 'code' });

  const submit = attempt(async ({ code }: OnlyCode) => onSubmit(code));

  return (
    <form className="form" noValidate onSubmit={handleSubmit(submit)}>
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
