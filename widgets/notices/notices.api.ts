import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { fetchApi } from '../lib/api.ts';
import { toAppError } from '../lib/errors.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import { unreadNotices } from '../lib/unread-notices.ts';
import {
  type Kind,
  type Mails,
  type NoticeRow,
  NoticesAnswer,
  SavedAnswer,
  SettingsAnswer,
} from './notices.schema.ts';
import { reasonsOf } from './reasons.ts';

export interface Notice {
  id: number;
  kind: Kind;
  at: Date;
  isRead: boolean;
  author: string | null;
  excerpt: string | null;
  lesson: string | null;
  module: string | null;
  /** Something waits for the team, of which the reader is one; nothing has been decided. */
  isWork: boolean;
  /** What was decided about a comment, and why. */
  reasons: string[];
  /** Where it leads; none where nothing is left to go to. */
  href: string | undefined;
}

interface NoticePage {
  notices: Notice[];
  hasMore: boolean;
  unread: number;
  now: Date;
}

const hrefOf = ({ kind, comment_id, href }: NoticeRow): string | undefined => {
  if (kind === 'opening') return href ?? undefined;
  // Where one reads the whole decision, contests it, or takes it.
  if (kind === 'moderation') return '/mon-espace/moderation/';
  return comment_id ? `/commentaire/#${comment_id}` : undefined;
};

const toNotice = (row: NoticeRow): Notice => ({
  id: row.id,
  kind: row.kind,
  at: new Date(row.created_at),
  isRead: row.read_at !== null,
  author: row.author,
  excerpt: row.excerpt,
  lesson: row.lesson,
  module: row.module,
  isWork: row.details['what'] === 'report' || row.details['what'] === 'contest',
  reasons: reasonsOf(row.details),
  href: hrefOf(row),
});

async function listNotices(before: number | null): Promise<NoticePage> {
  const { data, error } = await supabase.rpc('my_notices', before === null ? {} : { before });
  if (error) throw toAppError(error);
  const { notices, has_more, unread, server_now } = NoticesAnswer.parse(data);
  return {
    notices: notices.map(toNotice),
    hasMore: has_more,
    unread,
    now: new Date(server_now),
  };
}

/** The newest first, a page at a time. */
export const myNotices = infiniteQueryOptions({
  queryKey: ['my-notices'],
  queryFn: ({ pageParam }) => listNotices(pageParam),
  initialPageParam: null as number | null,
  getNextPageParam: ({ notices, hasMore }) => (hasMore ? notices.at(-1)?.id : undefined),
  refetchOnWindowFocus: 'always',
});

/** On the way to what it speaks of: the page goes, the call arrives all the same. */
export function markRead(id: number): void {
  fetchApi('/rest/v1/rpc/mark_notice_read', {
    method: 'POST',
    keepalive: true,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ notice_id: id }),
  }).catch(() => {}); // it stays unread, and says so
}

export async function markAllRead(upTo: number): Promise<void> {
  const { data, error } = await supabase.rpc('mark_notices_read', { up_to: upTo });
  if (error) throw toAppError(error);
  queryClient.setQueryData(unreadNotices.queryKey, data);
  await queryClient.invalidateQueries({ queryKey: myNotices.queryKey });
}

export interface ExpectedOpening {
  moduleId: string;
  module: string;
  course: string;
  href: string;
  opensAt: Date | null;
}

export interface NoticeSettings {
  mails: Mails;
  alerts: ExpectedOpening[];
  calendarWord: string | null;
}

export const noticeSettings = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: async (): Promise<NoticeSettings> => {
    const { data, error } = await supabase.rpc('my_notice_settings');
    if (error) throw toAppError(error);
    const { mails, alerts, calendar } = SettingsAnswer.parse(data);
    return {
      mails,
      alerts: alerts.map(({ module_id, opens_at, ...rest }) => ({
        ...rest,
        moduleId: module_id,
        opensAt: opens_at === null ? null : new Date(opens_at),
      })),
      calendarWord: calendar,
    };
  },
});

/** Gives the instant at which the server had saved it. */
export async function saveMails(mails: Mails): Promise<Date> {
  const { data, error } = await supabase.rpc('save_notice_preferences', { mails });
  if (error) throw toAppError(error);
  return new Date(SavedAnswer.parse(data).saved_at);
}

/** Makes the address of the calendar; the one before, if any, is void at once. */
export async function renewCalendar(): Promise<void> {
  const { error } = await supabase.rpc('renew_calendar');
  if (error) throw toAppError(error);
  await queryClient.invalidateQueries({ queryKey: noticeSettings.queryKey });
}
