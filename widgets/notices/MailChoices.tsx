import { useMutation } from '@tanstack/react-query';
import { type SubmitEvent, useId, useState } from 'react';
import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { NOTICE_KINDS, type NoticeKind } from '../lib/notice-words.ts';
import { queryClient } from '../lib/query.ts';
import { Button } from '../ui/Button.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { noticeSettings, saveMails } from './notices.api.ts';
import { MAILS, type Mail, type Mails } from './notices.schema.ts';

const KIND_WORDS: Record<NoticeKind, () => string> = {
  answer: m.notices_kind_answer,
  mention: m.notices_kind_mention,
  moderation: m.notices_kind_moderation,
  opening: m.notices_kind_opening,
  joining: m.notices_kind_joining,
  request: m.notices_kind_request,
  news: m.notices_kind_news,
  event: m.notices_kind_event,
};

const MAIL_WORDS: Record<Mail, () => string> = {
  off: m.notices_mail_off,
  now: m.notices_mail_now,
  daily: m.notices_mail_daily,
  weekly: m.notices_mail_weekly,
};

/** An opening that is told a week later helps nobody. */
const mailsOf = (kind: NoticeKind): readonly Mail[] =>
  kind === 'opening' ? ['off', 'now'] : MAILS;

interface MailChoicesProps {
  mails: Mails;
  /** Whoever runs nothing is not asked how they want to hear of what waits. */
  isAdministrator: boolean;
}

/** What comes by mail, kind by kind. What was chosen stays chosen when saving fails. */
export function MailChoices({ mails, isAdministrator }: MailChoicesProps) {
  const titleId = useId();
  const [chosen, setChosen] = useState(mails);
  const saving = useMutation(
    {
      mutationFn: saveMails,
      onSuccess: () => queryClient.invalidateQueries({ queryKey: noticeSettings.queryKey }),
    },
    queryClient,
  );

  const choose = (kind: NoticeKind, value: string) => {
    const mail = MAILS.find((one) => one === value);
    if (!mail) return;
    saving.reset();
    setChosen({ ...chosen, [kind]: mail });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    saving.mutate(chosen);
  };

  return (
    <section aria-labelledby={titleId}>
      <h2 id={titleId}>{m.notices_mails_title()}</h2>
      <p>{m.notices_mails_intro()}</p>
      <form className="form" onSubmit={submit}>
        {NOTICE_KINDS.filter((kind) => kind !== 'request' || isAdministrator).map((kind) => (
          <MailChoice
            key={kind}
            kind={kind}
            chosen={chosen[kind]}
            onChoose={(value) => choose(kind, value)}
          />
        ))}
        <p className="hint">{m.notices_mails_hint()}</p>
        <p className="hint">{m.notices_mails_always()}</p>
        {saving.error && <ErrorNotice error={saving.error} />}
        {saving.data && (
          <Notice kind="success">
            {m.account_saved_at({ time: formatTime(saving.data, ownZone()) })}
          </Notice>
        )}
        <Button type="submit" isBusy={saving.isPending}>
          {m.account_save()}
        </Button>
      </form>
    </section>
  );
}

interface MailChoiceProps {
  kind: NoticeKind;
  chosen: Mail;
  onChoose: (value: string) => void;
}

function MailChoice({ kind, chosen, onChoose }: MailChoiceProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{KIND_WORDS[kind]()}</label>
      <select id={id} value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {mailsOf(kind).map((mail) => (
          <option key={mail} value={mail}>
            {MAIL_WORDS[mail]()}
          </option>
        ))}
      </select>
    </div>
  );
}
