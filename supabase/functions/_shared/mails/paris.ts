import { dayIn, instantIn, PARIS } from '../../../../widgets/lib/date-format.ts';

// A letter is read long after it was written: the year stands in every date.
const NEVER = new Date(0);

/** « mercredi 2 décembre 2026 » */
export const dayInParis = (locale: string, instant: Date): string =>
  dayIn(locale, instant, PARIS, NEVER);

/** « mercredi 2 décembre 2026 à 15 h 07 » */
export const instantInParis = (locale: string, instant: Date): string =>
  instantIn(locale, instant, PARIS, NEVER);
