import { m } from '#messages';
import { formatDay, formatTime, ownZone, PARIS } from '../lib/dates.ts';
import { localTime, offsetName } from '../lib/zoned-time.ts';
import { zoneName } from './zones.ts';

interface Span {
  startsAt: Date;
  endsAt: Date;
  zone: string;
}

/** « jeudi 10 décembre, de 14 h à 16 h », in one zone. */
function spanIn({ startsAt, endsAt }: Span, zone: string, now: Date): string {
  const day = formatDay(startsAt, zone, now);
  const start = formatTime(startsAt, zone);
  const end = formatTime(endsAt, zone);
  const dayOf = (instant: Date) => localTime(instant, zone).slice(0, 10);
  return dayOf(startsAt) === dayOf(endsAt)
    ? m.agenda_time_day({ day, start, end })
    : m.agenda_time_days({ day, start, end, last: formatDay(endsAt, zone, now) });
}

/** « UTC+01:00 »; on a night of summer time, what holds at the beginning and what holds at the end. */
function offsetsIn({ startsAt, endsAt }: Span, zone: string): string {
  const [first, last] = [offsetName(startsAt, zone), offsetName(endsAt, zone)];
  return first === last ? first : m.agenda_time_offsets({ first, last });
}

/**
 * When it is: in Paris, and on lines of their own where the event and the reader are, if clocks there
 * show something else. With the offset of that date, not of today.
 */
export function timesOf(span: Span, now: Date, own = ownZone()): string[] {
  const inParis = m.agenda_time_paris({
    time: spanIn(span, PARIS, now),
    offset: offsetsIn(span, PARIS),
  });
  const shown = (zone: string) =>
    [span.startsAt, span.endsAt].map((instant) => localTime(instant, zone)).join();
  const seen = new Set([shown(PARIS)]);
  const others = [...new Set([span.zone, own])].flatMap((zone) => {
    if (seen.has(shown(zone))) return [];
    seen.add(shown(zone));
    const where = zone === own ? m.agenda_time_own() : zoneName(zone);
    return m.agenda_time_there({
      where,
      time: spanIn(span, zone, now),
      offset: offsetsIn(span, zone),
    });
  });
  return [inParis, ...others];
}
