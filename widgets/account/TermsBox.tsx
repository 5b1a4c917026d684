import type { ComponentProps } from 'react';
import { m } from '#messages';
import { CheckField } from '../ui/CheckField.tsx';
import { NewTabLink } from './NewTabLink.tsx';

interface TermsBoxProps extends ComponentProps<'input'> {
  error: string | undefined;
}

/** Before the account is made (S2-12): never ticked beforehand, and nobody gets in without it. */
export function TermsBox(props: TermsBoxProps) {
  return (
    <CheckField
      {...props}
      required
      label={m.account_terms_accept()}
      hint={
        <>
          {m.account_terms_text()}{' '}
          <NewTabLink href="/conditions-generales/">{m.account_terms()}</NewTabLink>
        </>
      }
    />
  );
}
