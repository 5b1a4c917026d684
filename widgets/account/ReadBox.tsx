import type { ComponentProps } from 'react';
import { m } from '#messages';
import { CheckField } from '../ui/CheckField.tsx';
import { NewTabLink } from './NewTabLink.tsx';

interface ReadBoxProps extends ComponentProps<'input'> {
  error: string | undefined;
}

/** The box of S1-05, never ticked beforehand. Kept as « read »: there is nothing to agree to. */
export function ReadBox(props: ReadBoxProps) {
  return (
    <CheckField
      {...props}
      required
      label={m.account_sign_up_read()}
      hint={
        <>
          {m.account_sign_up_texts()}{' '}
          <NewTabLink href="/mentions-legales/">{m.account_legal_notice()}</NewTabLink>
          {', '}
          <NewTabLink href="/protection-des-donnees/">{m.account_data_protection()}</NewTabLink>
        </>
      }
    />
  );
}
