import { PARIS } from '#widgets/lib/dates.ts';

const dayNumber = (date: Date) =>
  Math.round(Date.parse(date.toLocaleDateString('sv', { timeZone: PARIS })) / 86_400_000);

/** Days of the calendar in Paris, whatever the hours: 0 is today, 1 is tomorrow. */
export function daysUntil(date: Date, now: Date): number {
  return dayNumber(date) - dayNumber(now);
}
