import { useState } from 'react';
import { m } from '#messages';
import { Field, type FieldProps } from './Field.tsx';

/** A password that can be looked at and pasted. */
export function PasswordField(props: Omit<FieldProps, 'type' | 'action'>) {
  const [isShown, setIsShown] = useState(false);
  return (
    <Field
      {...props}
      type={isShown ? 'text' : 'password'}
      autoCapitalize="none"
      spellCheck={false}
      action={
        <button
          type="button"
          className="button button-plain"
          aria-pressed={isShown}
          onClick={() => setIsShown(!isShown)}
        >
          {m.app_show_password()}
        </button>
      }
    />
  );
}
