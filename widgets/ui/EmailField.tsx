import { m } from '#messages';
import { Field, type FieldProps } from './Field.tsx';

/** A courriel: the keyboard with « @ », what the browser knows of it, and no spelling. */
export function EmailField({ hint = m.account_email_hint(), ...field }: FieldProps) {
  return (
    <Field
      hint={hint}
      type="email"
      autoComplete="email"
      inputMode="email"
      spellCheck={false}
      required
      {...field}
    />
  );
}
