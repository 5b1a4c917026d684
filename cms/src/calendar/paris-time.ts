// Dates as people in Paris read them on a calendar and a clock, and the instants that they mean.
const ZONE = 'Europe/Paris';
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What a calendar and a clock show: `2026-11-30` and `09:00`. */
export type WallTime = { day: string; time: string };

const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: ZONE,
  dateStyle: 'short',
  timeStyle: 'medium',
});

export function inParis(instant: Date): WallTime {
  const [day = '', time = ''] = clock.format(instant).split(' ');
  return { day, time: time.slice(0, 5) };
}

/**
 * The instant that a wall time means. In the hour that the spring skips it is the one an hour
 * later; in the hour that the autumn has twice, the first.
 */
export function instantOf({ day, time }: WallTime): Date {
  const wanted = Date.parse(`${day}T${time}:00Z`);
  const before = offsetAt(wanted - DAY);
  const after = offsetAt(wanted + DAY);
  const fits = [before, after].find((offset) => offsetAt(wanted - offset) === offset);
  return new Date(wanted - (fits ?? before));
}

/** How far the clocks of Paris are ahead at an instant, in milliseconds. */
function offsetAt(instant: number): number {
  const shown = clock.format(instant).replace(' ', 'T');
  return Date.parse(`${shown}Z`) - Math.floor(instant / 1000) * 1000;
}

/** A calendar's day, some days on: counted on the calendar, so that no clock change matters. */
export function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/** The Monday of a day's week. */
export function mondayOf(day: string): string {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return daysAfter(day, -((weekday + 6) % 7));
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && daysAfterOrNothing(text) === text;
}

function daysAfterOrNothing(text: string): string | undefined {
  return Number.isNaN(Date.parse(`${text}T00:00:00Z`)) ? undefined : daysAfter(text, 0);
}

export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/** « lundi 30 novembre 2026 à 9 h (UTC+1) »: with the offset of that day. */
export function inWords(instant: Date): string {
  const day = new Intl.DateTimeFormat('fr-FR', { timeZone: ZONE, dateStyle: 'full' }).format(
    instant,
  );
  const { time } = inParis(instant);
  const [hour = '', minute] = time.split(':');
  const hours = offsetAt(instant.getTime()) / (60 * MINUTE);
  return `${day} à ${Number(hour)} h${minute === '00' ? '' : ` ${minute}`} (UTC+${hours})`;
}
