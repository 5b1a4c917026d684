import type { FieldErrors, UseFormRegister } from 'react-hook-form';
import { m } from '#messages';
import { AreaField } from '../ui/AreaField.tsx';
import { Field } from '../ui/Field.tsx';
import type { ContactFields } from './contact.schema.ts';

interface ReportFieldsProps {
  register: UseFormRegister<ContactFields>;
  errors: FieldErrors<ContactFields>;
}

/** What a content must be reported with, so that somebody can find and judge it. */
export function ReportFields({ register, errors }: ReportFieldsProps) {
  return (
    <>
      <Field
        label={m.contact_page()}
        hint={m.contact_page_hint()}
        spellCheck={false}
        required
        error={errors.page?.message}
        {...register('page')}
      />
      <AreaField
        label={m.contact_reason()}
        hint={m.contact_reason_hint()}
        rows={3}
        required
        error={errors.reason?.message}
        {...register('reason')}
      />
    </>
  );
}
