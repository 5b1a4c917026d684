import { useState } from 'react';
import type { FieldPath, FieldValues, UseFormReturn } from 'react-hook-form';
import { toAppError } from '../lib/errors.ts';
import { report } from '../lib/report.ts';
import { accountMessage } from './account-messages.ts';

/**
 * A submit that shows what the server refused: at its field, with the focus, where the word names
 * one, else as the form's own error. What was typed stays.
 */
export function useServerError<Values extends FieldValues, Context, Output>(
  form: UseFormReturn<Values, Context, Output>,
  fieldOf: Record<string, FieldPath<Values>>,
) {
  const [error, setError] = useState<unknown>(null);

  const attempt = (submit: (values: Output) => Promise<void>) => async (values: Output) => {
    setError(null);
    try {
      await submit(values);
    } catch (cause) {
      const { code, reason } = toAppError(cause);
      if (code === 'unexpected') report(cause);
      const field = reason && Object.hasOwn(fieldOf, reason) ? fieldOf[reason] : undefined;
      if (field) form.setError(field, { message: accountMessage(cause) }, { shouldFocus: true });
      else setError(cause);
    }
  };

  return [error, attempt] as const;
}
