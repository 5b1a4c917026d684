import { getLocale } from '#messages/runtime';

export const PARIS = 'Europe/Paris';

/** The zone of the reader's device. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const TAGS = { fr: 'fr-FR', en: 'en-GB' };

function parts(instant: Date, options: Intl.DateTimeFormatOptions): Record<string, string> {
  const format = new Intl.DateTimeFormat(TAGS[getLocale()], options);
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** « 9 h », « 15 h 07 » in French, « 15:07 » in English. */
export function formatTime(instant: Date, timeZone: string): string {
  const { hour = '', minute = '' } = parts(instant, {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  if (getLocale() === 'en') return `${hour}:${minute}`;
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

/** « lundi 30 septembre », with the year when it is not that of `now`. */
export function formatDay(instant: Date, timeZone: string, now: Date): string {
  const { weekday, day, month, year } = parts(instant, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  const date = [weekday, getLocale() === 'fr' && day === '1' ? '1er' : day, month];
  if (year !== parts(now, { year: 'numeric', timeZone })['year']) date.push(year);
  return date.join(' ');
}

/** « lundi 30 septembre à 9 h » */
export function formatInstant(instant: Date, timeZone: string, now: Date): string {
  const day = formatDay(instant, timeZone, now);
  return `${day} ${getLocale() === 'fr' ? 'à' : 'at'} ${formatTime(instant, timeZone)}`;
}

/** The same in the reader's own zone, or nothing where the clock shows the same as in Paris. */
export function formatHere(instant: Date, now: Date): string | undefined {
  const here = formatInstant(instant, ownZone(), now);
  return here === formatInstant(instant, PARIS, now) ? undefined : here;
}
