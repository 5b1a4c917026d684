import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { Field } from '../ui/Field.tsx';
import { PasswordField } from '../ui/PasswordField.tsx';
import type { TypedNames } from './names.api.ts';
import './names-fields.css';

interface NamesFieldsProps {
  typed: TypedNames;
  /** Once somebody has tried to go on: what is missing is said at its field. */
  isTried: boolean;
  /** What the server refused. */
  error: unknown;
  onChange: (typed: TypedNames) => void;
}

/** First and last name, asked on joining a first community. */
export function NamesFields({ typed, isTried, error, onChange }: NamesFieldsProps) {
  const field = (name: keyof TypedNames, missing: () => string) => ({
    value: typed[name],
    required: true,
    error: isTried && typed[name].trim() === '' ? missing() : undefined,
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ ...typed, [name]: target.value }),
  });
  const password = field('password', m.communities_names_password_missing);
  return (
    <div className="names-fields">
      <Field
        label={m.communities_names_first()}
        data-initial-focus
        autoComplete="given-name"
        spellCheck={false}
        maxLength={100}
        {...field('firstName', m.communities_names_first_missing)}
      />
      <Field
        label={m.communities_names_last()}
        autoComplete="family-name"
        spellCheck={false}
        maxLength={100}
        {...field('lastName', m.communities_names_last_missing)}
      />
      <PasswordField
        label={m.communities_names_password()}
        hint={m.communities_names_password_hint()}
        autoComplete="current-password"
        {...password}
        error={password.error ?? passwordRefusal(error)}
      />
    </div>
  );
}

function passwordRefusal(error: unknown): string | undefined {
  if (!error) return undefined;
  const { reason } = toAppError(error);
  if (reason === 'password-wrong') return m.communities_names_password_wrong();
  return reason === 'password-holds-name' ? m.communities_names_password_holds() : undefined;
}
