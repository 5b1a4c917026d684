import { m } from '#messages';
import { formatTime } from '../lib/dates.ts';
import { instantsAt, localTime, nearestTimes } from '../lib/zoned-time.ts';
import type { CommunityEvent, NewEvent } from './agenda.api.ts';
import { likelyZone } from './zones.ts';

export const LONGEST_DESCRIPTION = 5000;
export const MOST_PLACES = 100_000;

/** An event as a form holds it: what is typed, right or not. */
export interface EventFields {
  title: string;
  description: string;
  zone: string;
  day: string;
  start: string;
  endDay: string;
  end: string;
  /** Which of the two, where an hour comes twice. */
  startTurn: '' | 'first' | 'second';
  endTurn: '' | 'first' | 'second';
  place: string;
  link: string;
  needsRegistration: boolean;
  capacity: string;
  closesDay: string;
  closesTime: string;
}

export type FieldErrors = Partial<Record<keyof EventFields, string>>;

export const blankEvent = (): EventFields => ({
  ...{ title: '', description: '', zone: likelyZone(), day: '', start: '' },
  ...{ endDay: '', end: '', startTurn: '', endTurn: '', place: '', link: '' },
  ...{ needsRegistration: false, capacity: '', closesDay: '', closesTime: '' },
});

const turnOf = (instant: Date, zone: string): EventFields['startTurn'] => {
  const both = instantsAt(localTime(instant, zone), zone);
  if (both.length < 2) return '';
  return both[0]?.getTime() === instant.getTime() ? 'first' : 'second';
};

export function fieldsOf(event: CommunityEvent): EventFields {
  const { zone, startsAt, endsAt, registrationClosesAt: closes } = event;
  const [day = '', start = ''] = localTime(startsAt, zone).split('T');
  const [endDay = '', end = ''] = localTime(endsAt, zone).split('T');
  const [closesDay = '', closesTime = ''] = closes ? localTime(closes, zone).split('T') : [];
  return {
    ...{ title: event.title, description: event.description, zone, day, start, end },
    endDay: endDay === day ? '' : endDay,
    startTurn: turnOf(startsAt, zone),
    endTurn: turnOf(endsAt, zone),
    ...{ place: event.place, link: event.link ?? '', needsRegistration: event.needsRegistration },
    capacity: event.capacity === null ? '' : String(event.capacity),
    ...{ closesDay, closesTime },
  };
}

/** Whether an hour comes twice that night, so that one must say which. */
export const isTwice = (day: string, time: string, zone: string): boolean =>
  instantsAt(`${day}T${time}`, zone).length === 2;

/** The instant, or why there is none. */
function instantOf(day: string, time: string, zone: string, turn: string): Date | string {
  if (!day) return m.agenda_error_day();
  if (!time) return m.agenda_error_time();
  const local = `${day}T${time}`;
  const [first, second] = instantsAt(local, zone);
  if (!first) {
    const [before, after] = nearestTimes(local, zone);
    return m.agenda_error_no_such_hour({
      before: formatTime(before, zone),
      after: formatTime(after, zone),
    });
  }
  if (second && turn === '') return m.agenda_error_twice();
  return second && turn === 'second' ? second : first;
}

const isLink = (link: string): boolean =>
  /^https:\/\/[^\s/]+(\/\S*)?$/.test(link) && link.length <= 1000;

/** What is to be saved, or a sentence for each field that is not right. The database asks again. */
export function readFields(
  fields: EventFields,
): { event: NewEvent; errors: null } | { event: null; errors: FieldErrors } {
  const errors: FieldErrors = {};
  const { zone, day } = fields;
  const title = fields.title.trim();
  const place = fields.place.trim();
  const link = fields.link.trim();
  if (title === '') errors.title = m.agenda_error_title();
  else if (title.length > 200) errors.title = m.agenda_error_title_long();
  if (fields.description.length > LONGEST_DESCRIPTION) {
    errors.description = m.agenda_error_description_long();
  }
  const endDay = fields.endDay || day;
  const startsAt = instantOf(day, fields.start, zone, fields.startTurn);
  const endsAt = instantOf(endDay, fields.end, zone, fields.endTurn);
  if (typeof startsAt === 'string') errors[day ? 'start' : 'day'] = startsAt;
  if (typeof endsAt === 'string' && day) errors.end = endsAt;
  if (startsAt instanceof Date && endsAt instanceof Date) {
    if (endsAt <= startsAt) errors.end = m.agenda_error_ends_early();
    else if (endsAt.getTime() - startsAt.getTime() > 31 * 86_400_000) {
      errors.endDay = m.agenda_error_too_long();
    }
  }
  if (place === '' && link === '') errors.place = m.agenda_error_place();
  else if (place.length > 300) errors.place = m.agenda_error_place_long();
  if (link !== '' && !isLink(link)) errors.link = m.agenda_error_link();

  const { needsRegistration } = fields;
  const typed = fields.capacity.trim();
  const capacity = needsRegistration && typed !== '' ? Number(typed) : null;
  if (
    capacity !== null &&
    !(Number.isInteger(capacity) && capacity >= 1 && capacity <= MOST_PLACES)
  ) {
    errors.capacity = m.agenda_error_capacity();
  }
  let closesAt: Date | null = null;
  if (needsRegistration && (fields.closesDay || fields.closesTime)) {
    const read = instantOf(fields.closesDay, fields.closesTime, zone, 'first');
    if (typeof read === 'string') errors[fields.closesDay ? 'closesTime' : 'closesDay'] = read;
    else if (startsAt instanceof Date && read > startsAt) {
      errors.closesDay = m.agenda_error_closes_late();
    } else closesAt = read;
  }
  if (Object.keys(errors).length > 0 || !(startsAt instanceof Date) || !(endsAt instanceof Date)) {
    return { event: null, errors };
  }
  return {
    event: {
      ...{ title, description: fields.description.trim(), startsAt, endsAt, zone, place },
      ...{ link: link || null, needsRegistration, capacity, registrationClosesAt: closesAt },
    },
    errors: null,
  };
}
