import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { m } from '#messages';
import { formatInstant, ownZone } from '../lib/dates.ts';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { myMails } from './account.api.ts';
import type { MyMails } from './account.schema.ts';
import { valueLabel } from './my-data-words.ts';

type MyMail = MyMails[number];

/** What became of the mails to somebody, so that « je n’ai rien reçu » has an answer. */
export function MailsSection() {
  const titleId = useId();
  const mails = useQuery(myMails, queryClient);
  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.account_mails_title()}</h2>
      <p>{m.account_mails_intro()}</p>
      {mails.isPending && <p>{m.app_loading()}</p>}
      {mails.error && <ErrorNotice error={mails.error} onRetry={() => mails.refetch()} />}
      {mails.data?.length === 0 && <p>{m.account_mails_none()}</p>}
      {mails.data && mails.data.length > 0 && (
        <ul className="mails">
          {mails.data.map((mail) => (
            <li key={mail.id} data-state={mail.state}>
              <strong>{kindOf(mail)}</strong>
              <span>{sentence(mail)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function kindOf({ kind }: MyMail): string {
  const label = valueLabel('template', kind);
  const known = label === kind ? m.account_mails_other() : label;
  return known.charAt(0).toUpperCase() + known.slice(1);
}

function sentence({ state, at: instant }: MyMail): string {
  const at = m.account_mails_at({ instant: formatInstant(instant, ownZone(), new Date()) });
  switch (state) {
    case 'sent':
      return m.account_mails_sent({ at });
    case 'refused':
      return m.account_mails_refused({ at });
    case 'failed':
      return m.account_mails_failed({ at });
    case 'deferred':
      return m.account_mails_deferred();
    case 'leaving':
      return m.account_mails_leaving();
  }
}
