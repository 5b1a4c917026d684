import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { spendToken } from '../lib/token.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { HelpLink } from '../ui/HelpLink.tsx';
import { Notice } from '../ui/Notice.tsx';
import { goTo, PASSWORD_SET } from './go-to.ts';
import { NewPasswordForm } from './NewPasswordForm.tsx';
import { openRecovery, recoverPassword } from './recovery.api.ts';

interface SetNewPasswordProps {
  /** Of the link, or the ticket that the code gave. */
  token: string;
  homeHref: string;
  onAskAgain: () => void;
}

const REFUSALS: Record<string, () => string> = {
  'link-expired': m.account_recover_link_expired,
  'link-used': m.account_recover_link_used,
  'link-superseded': m.account_recover_link_superseded,
  'link-unknown': m.account_link_unknown,
};

/** The sentence for a link that no longer serves; undefined for any other failure. */
function refusalOf(error: unknown): string | undefined {
  const { reason } = toAppError(error);
  return reason && Object.hasOwn(REFUSALS, reason) ? REFUSALS[reason]?.() : undefined;
}

/** Says whose password it is, and sets it. The link is used up by that and by nothing before. */
export function SetNewPassword({ token, homeHref, onAskAgain }: SetNewPasswordProps) {
  const recovery = useQuery(
    { queryKey: ['recovery', token], queryFn: () => openRecovery(token), retry: false },
    queryClient,
  );

  if (recovery.isPending) return <p role="status">{m.account_new_checking()}</p>;
  if (!recovery.data) {
    const refusal = refusalOf(recovery.error);
    if (!refusal) return <ErrorNotice error={recovery.error} onRetry={() => recovery.refetch()} />;
    return (
      <>
        <Notice kind="error" action={<Button onClick={onAskAgain}>{m.account_new_ask()}</Button>}>
          {refusal}
        </Notice>
        <p>
          <HelpLink place="link-expired">{m.help_link_expired()}</HelpLink>
        </p>
      </>
    );
  }
  const { email, names } = recovery.data;

  const save = async (password: string) => {
    try {
      await recoverPassword(token, password);
    } catch (error) {
      // It stopped serving while somebody typed: asking again tells why.
      if (refusalOf(error)) await recovery.refetch();
      throw error;
    }
    spendToken();
    goTo(`/connexion/?next=${encodeURIComponent(homeHref)}${PASSWORD_SET}`);
  };

  return (
    <>
      <FocusedHeading>{m.account_new_title()}</FocusedHeading>
      <p>
        {m.account_new_for()} <strong>{email}</strong>
      </p>
      <NewPasswordForm email={email} names={names.filter(Boolean).join(' ')} onSubmit={save} />
    </>
  );
}
