import { PARIS } from '../lib/dates.ts';

const HOUR = 3_600_000;
const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/;

/** « 2026-11-30T15:00 »: what the clocks of Paris show at an instant. */
export function parisWall(instant: Date): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    hourCycle: 'h23',
    timeZone: PARIS,
  }).formatToParts(instant);
  const of = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${of['year']}-${of['month']}-${of['day']}T${of['hour']}:${of['minute']}`;
}

/**
 * The instant at which the clocks of Paris show this; null for the hour that they leave out in spring.
 * Of the hour that comes twice in autumn the second is meant, as the database means it.
 */
export function parisInstant(wall: string): Date | null {
  if (!WALL.test(wall)) return null;
  for (const ahead of [1, 2]) {
    const instant = new Date(Date.parse(`${wall}Z`) - ahead * HOUR);
    if (!Number.isNaN(instant.getTime()) && parisWall(instant) === wall) return instant;
  }
  return null;
}
