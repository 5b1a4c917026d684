import { getLocale } from '#messages/runtime';
import { dayIn, instantIn, timeIn } from './date-format.ts';

export { ownZone, PARIS } from './date-format.ts';

/** « 9 h », « 15 h 07 » */
export const formatTime = (instant: Date, timeZone: string): string =>
  timeIn(getLocale(), instant, timeZone);

/** « lundi 30 septembre », with the year when it is not that of `now`. */
export const formatDay = (instant: Date, timeZone: string, now: Date): string =>
  dayIn(getLocale(), instant, timeZone, now);

/** « lundi 30 septembre à 9 h » */
export const formatInstant = (instant: Date, timeZone: string, now: Date): string =>
  instantIn(getLocale(), instant, timeZone, now);

/** « novembre 2026 » */
export const formatMonth = (instant: Date, timeZone: string): string =>
  new Intl.DateTimeFormat(getLocale(), { month: 'long', year: 'numeric', timeZone }).format(
    instant,
  );
