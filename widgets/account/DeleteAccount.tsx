import { zodResolver } from '@hookform/resolvers/zod';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import { AskDeletion } from './AskDeletion.tsx';
import { FormError } from './FormError.tsx';
import { requestDeletion } from './leaving.api.ts';
import { LeavingForm } from './leaving.schema.ts';
import { useServerError } from './use-server-error.ts';
import { WhatStays } from './WhatStays.tsx';

const defaultValues = { password: '' };

/** Says what goes and what stays, asks for the password, asks once more, and lets the account go. */
export function DeleteAccount({ onRequested }: { onRequested: (dueAt: Date) => void }) {
  const form = useForm({ resolver: zodResolver(LeavingForm), defaultValues });
  const { register, handleSubmit, getValues, formState } = form;
  const [serverError, attempt] = useServerError(form, { 'password-wrong': 'password' });
  const [isAsking, setIsAsking] = useState(false);
  const [isBusy, setIsBusy] = useState(false);

  const leave = attempt(async ({ password }: LeavingForm) =>
    onRequested(await requestDeletion(password)),
  );
  const confirm = async () => {
    setIsAsking(false);
    setIsBusy(true);
    await leave(getValues());
    setIsBusy(false);
  };

  return (
    <section aria-labelledby="supprimer">
      <h2 id="supprimer">{m.account_leaving_title()}</h2>
      <p>{m.account_leaving_seven_days()}</p>
      <WhatStays />
      <form className="form" noValidate onSubmit={handleSubmit(() => setIsAsking(true))}>
        <PasswordField
          label={m.account_password()}
          hint={m.account_leaving_password_hint()}
          autoComplete="current-password"
          required
          error={formState.errors.password?.message}
          {...register('password')}
        />
        <FormError error={serverError} />
        <Button type="submit" look="secondary" isBusy={isBusy}>
          {m.account_leaving_submit()}
        </Button>
      </form>
      <AskDeletion
        isOpen={isAsking}
        onCancel={() => setIsAsking(false)}
        onConfirm={() => void confirm()}
      />
    </section>
  );
}
