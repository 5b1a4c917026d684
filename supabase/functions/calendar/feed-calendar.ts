import ical, { ICalCalendarMethod } from 'ical-generator';
import * as z from 'zod';
import { m } from '#messages';
import { addEvent, type CalendarEvent } from '../../../widgets/lib/event-calendar.ts';
import { oneLine } from '../_shared/letter.ts';
import type { Setting } from '../_shared/mails/setting.ts';
import { addOpenings, Openings } from './openings-calendar.ts';

const EventRow = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  community: z.string(),
  starts_at: z.coerce.date(),
  ends_at: z.coerce.date(),
  place: z.string(),
  link: z.nullable(z.string()),
  href: z.string().regex(/^\/communaute\/agenda\/\?c=[\w-]+&id=[\w-]+$/),
  sequence: z.number(),
  changed_at: z.coerce.date(),
  is_cancelled: z.boolean(),
});

/** What `calendar_feed` answers: of a community, or somebody's own. */
export const Feed = z.object({
  community: z.nullable(z.string()),
  openings: Openings,
  events: z.array(EventRow),
});
export type Feed = z.infer<typeof Feed>;

const SIX_HOURS_S = 6 * 3600;

const toEvent = (row: z.infer<typeof EventRow>): CalendarEvent => ({
  ...row,
  startsAt: row.starts_at,
  endsAt: row.ends_at,
  changedAt: row.changed_at,
  isCancelled: row.is_cancelled,
});

/** The calendar behind a secret address, as iCalendar (RFC 5545). */
export function feedCalendar(feed: Feed, setting: Setting, now: Date): string {
  const { locale } = setting;
  const into = { locale };
  const site = m.app_name({}, into);
  const isOwn = feed.community === null;
  const calendar = ical({
    name: isOwn
      ? m.notices_ics_name({ site }, into)
      : m.agenda_ics_name({ community: oneLine(feed.community ?? ''), site }, into),
    prodId: {
      company: 'preau',
      product: isOwn ? 'openings' : 'agenda',
      language: locale.toUpperCase(),
    },
    method: ICalCalendarMethod.PUBLISH,
    ttl: SIX_HOURS_S,
  });
  addOpenings(calendar, feed.openings, setting, now);
  for (const row of feed.events) addEvent(calendar, toEvent(row), setting, now);
  return `${calendar.toString()}\r\n`;
}
