import { zodResolver } from '@hookform/resolvers/zod';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { AUTHORITY_SIZES, AUTHORITY_TYPES, sizeWords, typeWords } from '../lib/authority.ts';
import { messageOf } from '../lib/error-messages.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Field } from '../ui/Field.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SelectField } from '../ui/SelectField.tsx';
import { SignedIn } from '../ui/SignedIn.tsx';
import { detailLabels } from './detail-words.ts';
import { ownDetails, saveDetails } from './member-details.api.ts';
import { type Detail, DetailsForm as Form } from './member-details.schema.ts';
import './details-form.css';

/** « Mes informations complémentaires », each with who may see it. */
export function DetailsForm() {
  return <SignedIn why={m.communities_details_signed_out()}>{() => <OwnDetails />}</SignedIn>;
}

function OwnDetails() {
  const details = useQuery(ownDetails, queryClient);
  if (details.isPending) return <p role="status">{m.app_loading()}</p>;
  if (!details.data) return <ErrorNotice error={details.error} onRetry={() => details.refetch()} />;
  return <Fields details={details.data} />;
}

function Fields({ details }: { details: Form }) {
  const [isSaved, setIsSaved] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const notConcernedId = useId();
  const form = useForm({ resolver: zodResolver(Form), defaultValues: details });
  const { register, handleSubmit, formState, reset } = form;
  const { errors, isSubmitting } = formState;

  const submit = async (values: Form) => {
    setIsSaved(false);
    setError(null);
    try {
      reset(await saveDetails(values));
      setIsSaved(true);
    } catch (cause) {
      setError(cause);
    }
  };
  const withVisible = (detail: Detail, field: ReactNode) => (
    <div className="detail">
      {field}
      <label className="check detail-visible">
        <input type="checkbox" value={detail} {...register('visible')} />
        <span aria-hidden="true">{m.communities_details_visible()}</span>
        <span className="visually-hidden">
          {m.communities_details_visible_of({ field: detailLabels[detail]() })}
        </span>
      </label>
    </div>
  );
  const text = (detail: 'phone' | 'employer' | 'city' | 'position') => ({
    list: notConcernedId,
    error: errors[detail]?.message,
    ...register(detail),
  });

  return (
    <form className="form" noValidate onSubmit={handleSubmit(submit)}>
      <div className="details-lead">
        <p>{m.communities_details_lead()}</p>
        <p>{m.communities_details_who()}</p>
        <p>{m.communities_details_not_concerned_hint()}</p>
      </div>
      <datalist id={notConcernedId}>
        <option value={m.authority_not_concerned()} />
      </datalist>
      {withVisible(
        'position',
        <Field
          label={m.communities_details_position()}
          hint={m.communities_details_position_hint()}
          autoComplete="organization-title"
          {...text('position')}
        />,
      )}
      {withVisible(
        'employer',
        <Field
          label={m.communities_details_employer()}
          autoComplete="organization"
          {...text('employer')}
        />,
      )}
      {withVisible(
        'authority_type',
        <SelectField label={m.communities_details_type()} {...register('authority_type')}>
          <option value="">{m.communities_details_unsaid()}</option>
          {AUTHORITY_TYPES.map((type) => (
            <option key={type} value={type}>
              {typeWords[type]()}
            </option>
          ))}
        </SelectField>,
      )}
      {withVisible(
        'authority_size',
        <SelectField label={m.communities_details_size()} {...register('authority_size')}>
          <option value="">{m.communities_details_unsaid()}</option>
          {AUTHORITY_SIZES.map((size) => (
            <option key={size} value={size}>
              {sizeWords[size]()}
            </option>
          ))}
        </SelectField>,
      )}
      {withVisible(
        'city',
        <Field
          label={m.communities_details_city()}
          hint={m.communities_details_city_hint()}
          {...text('city')}
        />,
      )}
      {withVisible(
        'phone',
        <Field
          label={m.communities_details_phone()}
          type="tel"
          autoComplete="tel"
          {...text('phone')}
        />,
      )}
      {error !== null && <Notice kind="error">{refusalWords(error)}</Notice>}
      {isSaved && (
        <Notice kind="success" action={<a href="/mon-espace/">{m.account_space_title()}</a>}>
          {m.communities_details_saved()}
        </Notice>
      )}
      <Button type="submit" isBusy={isSubmitting}>
        {m.communities_details_save()}
      </Button>
    </form>
  );
}

function refusalWords(error: unknown): string {
  const { reason } = toAppError(error);
  if (reason === 'phone-invalid') return m.communities_details_phone_invalid();
  return reason === 'detail-invalid' ? m.communities_details_invalid() : messageOf(error);
}
