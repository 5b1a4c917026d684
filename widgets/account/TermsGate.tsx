import { zodResolver } from '@hookform/resolvers/zod';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { Button } from '../ui/Button.tsx';
import { CheckField } from '../ui/CheckField.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { FormError } from './FormError.tsx';
import { acceptTerms } from './gates.api.ts';
import { TermsForm } from './gates.schema.ts';
import { useServerError } from './use-server-error.ts';

interface TermsGateProps {
  version: string;
  onLifted: () => Promise<void>;
}

const defaultValues = { isAccepted: false };

/** A new version of the terms: read, tick, confirm (S2-12). Never ticked beforehand. */
export function TermsGate({ version, onLifted }: TermsGateProps) {
  const form = useForm({ resolver: zodResolver(TermsForm), defaultValues });
  const { register, handleSubmit, formState } = form;
  const [serverError, attempt] = useServerError(form, {});

  const submit = attempt(async () => {
    try {
      await acceptTerms(version);
    } catch (error) {
      // Another version came meanwhile: the page asks which, and shows that one.
      if (toAppError(error).reason === 'terms-changed') await onLifted();
      throw error;
    }
    await onLifted();
  });

  return (
    <>
      <FocusedHeading>{m.account_gate_terms_title()}</FocusedHeading>
      <p>{m.account_gate_terms_text()}</p>
      <p>
        <a href="/conditions-generales/" target="_blank" rel="noopener">
          {m.account_gate_terms_link()}
        </a>
      </p>
      <form className="form" noValidate onSubmit={handleSubmit(submit)}>
        <CheckField
          label={m.account_gate_terms_box()}
          required
          error={formState.errors.isAccepted?.message}
          {...register('isAccepted')}
        />
        <FormError error={serverError} />
        <Button type="submit" isBusy={formState.isSubmitting}>
          {m.account_gate_confirm()}
        </Button>
      </form>
    </>
  );
}
