import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { m } from '#messages';
import { fetchApi } from '../lib/api.ts';
import { formatInstant, ownZone } from '../lib/dates.ts';
import { toAppError } from '../lib/errors.ts';
import {
  isAboutPost,
  joiningReasons,
  type NoticeKind,
  noticePlace,
  noticeTitle,
} from '../lib/notice-words.ts';
import { queryClient } from '../lib/query.ts';
import { supabase } from '../lib/supabase.ts';
import { unreadNotices } from '../lib/unread-notices.ts';
import {
  type Mails,
  type NoticeRow,
  NoticesAnswer,
  SavedAnswer,
  SettingsAnswer,
} from './notices.schema.ts';
import { reasonsOf } from './reasons.ts';

export interface Notice {
  id: number;
  kind: NoticeKind;
  at: Date;
  isRead: boolean;
  /** What happened, in a sentence. */
  title: string;
  excerpt: string | null;
  /** What it speaks of was said in a community, not beside a lesson. */
  isAboutPost: boolean;
  /** In which lesson or community. */
  place: string | undefined;
  /** What was decided about a comment, a message, a request or a membership, and why. */
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

const hrefOf = ({ kind, comment_id, community, href }: NoticeRow): string | undefined => {
  if (comment_id && (kind === 'answer' || kind === 'mention')) return `/commentaire/#${comment_id}`;
  // Where one reads the whole decision, contests it, or takes it.
  if (kind === 'moderation' && !community) return '/mon-espace/moderation/';
  return href ?? undefined;
};

/** Something waits for the team, of which the reader is one; nothing has been decided. */
const isWork = ({ kind, details: { what } }: NoticeRow): boolean =>
  kind === 'moderation' && (what === 'report' || what === 'contest');

const toNotice = (row: NoticeRow, now: Date): Notice => ({
  id: row.id,
  kind: row.kind,
  at: new Date(row.created_at),
  isRead: row.read_at !== null,
  title: isWork(row) ? m.notices_moderation_work() : noticeTitle(row),
  excerpt: row.excerpt,
  isAboutPost: isAboutPost(row),
  place: noticePlace(row),
  reasons: [
    ...(row.kind === 'moderation' ? reasonsOf(row.details, row.community !== null) : []),
    ...joiningReasons(row, (instant) => formatInstant(instant, ownZone(), now)),
  ],
  href: hrefOf(row),
});

async function listNotices(before: number | null): Promise<NoticePage> {
  const { data, error } = await supabase.rpc('my_notices', before === null ? {} : { before });
  if (error) throw toAppError(error);
  const { notices, has_more, unread, server_now } = NoticesAnswer.parse(data);
  const now = new Date(server_now);
  return {
    notices: notices.map((row) => toNotice(row, now)),
    hasMore: has_more,
    unread,
    now,
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
  isAdministrator: boolean;
  alerts: ExpectedOpening[];
  calendarWord: string | null;
}

export const noticeSettings = queryOptions({
  queryKey: ['notice-settings'],
  queryFn: async (): Promise<NoticeSettings> => {
    const { data, error } = await supabase.rpc('my_notice_settings');
    if (error) throw toAppError(error);
    const { mails, is_administrator, alerts, calendar } = SettingsAnswer.parse(data);
    return {
      mails,
      isAdministrator: is_administrator,
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
