import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { HelpLink } from '../ui/HelpLink.tsx';
import type { MailState } from './account.schema.ts';
import { useMailState } from './use-mail-state.ts';

const LOOKS: Record<MailState['state'], string> = {
  unknown: 'info',
  leaving: 'info',
  deferred: 'warning',
  sent: 'success',
  refused: 'error',
  failed: 'error',
};

interface MailProgressProps {
  follow: string;
  /** Where the mail goes, if this page knows it. */
  email: string | null;
}

/** Whether the mail left, as far as a mail server tells; read aloud when it changes. */
export function MailProgress({ follow, email }: MailProgressProps) {
  const mail = useMailState(follow);
  const isTold = mail !== null && mail.state !== 'unknown';
  return (
    <div role="status">
      {isTold && <p className={`notice notice-${LOOKS[mail.state]}`}>{sentence(mail, email)}</p>}
      {mail?.state === 'refused' && (
        <p>
          <HelpLink place="mail-not-received">{m.help_mail_refused()}</HelpLink>
        </p>
      )}
    </div>
  );
}

function sentence({ state, at }: MailState, email: string | null): string {
  const time = at ? formatTime(at, ownZone()) : '';
  switch (state) {
    case 'sent':
      return m.account_mail_sent({ time });
    case 'deferred':
      return m.account_mail_deferred();
    case 'refused':
      return email
        ? m.account_mail_refused_by({ server: email.slice(email.lastIndexOf('@') + 1) })
        : m.account_mail_refused();
    case 'failed':
      return m.account_mail_failed();
    default:
      return m.account_mail_leaving();
  }
}
