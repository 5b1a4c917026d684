import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { CalendarFeed } from '../ui/CalendarFeed.tsx';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { ExpectedOpenings } from './ExpectedOpenings.tsx';
import { MailChoices } from './MailChoices.tsx';
import { noticeSettings, renewCalendar } from './notices.api.ts';

/** Mails, expected openings and the calendar, which come in one answer. */
export function NoticeSettings() {
  const calendarTitleId = useId();
  const settings = useQuery(noticeSettings, queryClient);
  if (settings.isPending) return <p>{m.app_loading()}</p>;
  if (!settings.data) {
    return <ErrorNotice error={settings.error} onRetry={() => settings.refetch()} />;
  }
  const { mails, isAdministrator, alerts, calendarWord } = settings.data;
  return (
    <>
      <MailChoices mails={mails} isAdministrator={isAdministrator} />
      <ExpectedOpenings openings={alerts} />
      <section aria-labelledby={calendarTitleId}>
        <h2 id={calendarTitleId}>{m.notices_calendar_title()}</h2>
        <p>{m.notices_calendar_intro()}</p>
        <CalendarFeed
          word={calendarWord}
          onRenew={renewCalendar}
          label={m.notices_calendar_address()}
          hint={m.notices_calendar_keep()}
        />
      </section>
    </>
  );
}
