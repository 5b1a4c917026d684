import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import type { MailState } from './account.schema.ts';
import { useMailState } from './use-mail-state.ts';

const LOOKS = { leaving: 'info', deferred: 'warning', sent: 'success', refused: 'error' } as const;

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
      {isTold && (
        <p className={`notice notice-${LOOKS[mail.state as keyof typeof LOOKS]}`}>
          {sentence(mail, email)}
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
    default:
      return m.account_mail_leaving();
  }
}
