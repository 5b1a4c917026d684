import { getLocale } from '#messages/runtime';
import { PARIS } from '#widgets/lib/dates.ts';

/** « 25 novembre 2026 »: a day that a text may be held to. */
export function legalDay(instant: Date): string {
  return instant.toLocaleDateString(getLocale(), { dateStyle: 'long', timeZone: PARIS });
}
