// iCalendar (RFC 5545), for the page that gives one event and for the address that gives many.
import ical, { type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import { m } from '#messages';

/** An event as a calendar program is to have it. */
export interface CalendarEvent {
  id: string;
  title: string;
  description: string;
  community: string;
  startsAt: Date;
  endsAt: Date;
  place: string;
  /** Of a meeting by video, for who may have it. */
  link: string | null;
  /** Its page, on the site. */
  href: string;
  /** How often it has changed. */
  sequence: number;
  changedAt: Date;
  isCancelled: boolean;
}

export interface CalendarSetting {
  /** Without a slash at its end. */
  siteUrl: string;
  locale: 'fr' | 'en';
}

// A line break or another sign that is not seen would begin a property of somebody's own.
const oneLine = (text: string): string => text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
const lines = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\P{Cc}\n]/gu, ' ')
    .trim();

/** Instants stand in UTC: every calendar shows them in its own zone, on both nights of summer time. */
export function addEvent(
  calendar: ICalCalendar,
  event: CalendarEvent,
  { siteUrl, locale }: CalendarSetting,
  now: Date,
): void {
  const into = { locale };
  const title = oneLine(event.title);
  const said = [
    lines(event.description),
    event.link && m.agenda_ics_link({ link: event.link }, into),
    m.agenda_ics_community({ community: oneLine(event.community) }, into),
  ];
  calendar.createEvent({
    // The same for as long as the event is there: a date that moves moves it.
    id: `${event.id}@${new URL(siteUrl).hostname}`,
    stamp: now,
    sequence: event.sequence,
    lastModified: event.changedAt,
    start: event.startsAt,
    end: event.endsAt,
    // Some programs do not look at the state.
    summary: event.isCancelled ? m.agenda_ics_cancelled({ title }, into) : title,
    description: said.filter(Boolean).join('\n\n'),
    location: oneLine(event.place) || event.link || '',
    url: siteUrl + event.href,
    status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
}

/** One event as a file. */
export function eventFile(event: CalendarEvent, setting: CalendarSetting, now: Date): string {
  const calendar = ical({
    prodId: { company: 'preau', product: 'agenda', language: setting.locale.toUpperCase() },
    method: ICalCalendarMethod.PUBLISH,
  });
  addEvent(calendar, event, setting, now);
  return `${calendar.toString()}\r\n`;
}
