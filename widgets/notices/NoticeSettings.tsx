import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { CalendarFeed } from './CalendarFeed.tsx';
import { ExpectedOpenings } from './ExpectedOpenings.tsx';
import { MailChoices } from './MailChoices.tsx';
import { noticeSettings } from './notices.api.ts';

/** Mails, expected openings and the calendar, which come in one answer. */
export function NoticeSettings() {
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
      <CalendarFeed word={calendarWord} />
    </>
  );
}
