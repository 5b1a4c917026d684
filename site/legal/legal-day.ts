import { getLocale } from '#messages/runtime';
import { PARIS } from '#widgets/lib/dates.ts';

/** « 25 novembre 2026 », « 1er novembre 2026 »: a day that a text may be held to. */
export function legalDay(instant: Date): string {
  const locale = getLocale();
  const day = instant.toLocaleDateString(locale, { dateStyle: 'long', timeZone: PARIS });
  return locale === 'fr' ? day.replace(/^1 /, '1er ') : day;
}
