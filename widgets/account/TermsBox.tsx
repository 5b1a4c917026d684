import { type ComponentProps, useId } from 'react';
import { m } from '#messages';

interface TermsBoxProps extends ComponentProps<'input'> {
  error: string | undefined;
}

/** The box of S1-05, never ticked beforehand. Its links open apart, so that nothing typed is lost. */
export function TermsBox({ error, ...input }: TermsBoxProps) {
  const id = useId();
  return (
    <div className="field" data-invalid={error ? '' : undefined}>
      <div className="check">
        <input
          {...input}
          type="checkbox"
          id={id}
          required
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${id}-error ${id}-texts` : `${id}-texts`}
        />
        <label htmlFor={id}>{m.account_sign_up_read()}</label>
      </div>
      <p className="hint" id={`${id}-texts`}>
        {m.account_sign_up_texts()}{' '}
        <a href="/mentions-legales/" target="_blank" rel="noopener">
          {m.account_legal_notice()}
        </a>
        {', '}
        <a href="/protection-des-donnees/" target="_blank" rel="noopener">
          {m.account_data_protection()}
        </a>
      </p>
      {error && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  );
}
