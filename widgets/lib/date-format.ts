// With the locale as an argument: the gate of a lesson has no room for the catalogue's runtime.
export const PARIS = 'Europe/Paris';

/** The zone of the reader's device. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const isFrench = (locale: string) => locale.startsWith('fr');

function parts(instant: Date, locale: string, options: Intl.DateTimeFormatOptions) {
  const format = new Intl.DateTimeFormat(isFrench(locale) ? 'fr-FR' : 'en-GB', options);
  return Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
}

/** « 9 h », « 15 h 07 » in French, « 15:07 » in English. */
export function timeIn(locale: string, instant: Date, timeZone: string): string {
  const { hour = '', minute = '' } = parts(instant, locale, {
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  if (!isFrench(locale)) return `${hour}:${minute}`;
  return minute === '00' ? `${Number(hour)}\u00a0h` : `${Number(hour)}\u00a0h\u00a0${minute}`;
}

/** « lundi 30 septembre », with the year when it is not that of `now`. */
export function dayIn(locale: string, instant: Date, timeZone: string, now: Date): string {
  const { weekday, day, month, year } = parts(instant, locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone,
  });
  const date = [weekday, isFrench(locale) && day === '1' ? '1er' : day, month];
  if (year !== parts(now, locale, { year: 'numeric', timeZone })['year']) date.push(year);
  return date.join(' ');
}

/** « lundi 30 septembre à 9 h » */
export function instantIn(locale: string, instant: Date, timeZone: string, now: Date): string {
  const day = dayIn(locale, instant, timeZone, now);
  return `${day} ${isFrench(locale) ? 'à' : 'at'} ${timeIn(locale, instant, timeZone)}`;
}
