const ZONE = 'Europe/Paris';
const DAY = 24 * 3600 * 1000;

/** Monday at nine in Paris, `week` weeks after the Monday of the seed's day. */
export function openingOf(seedDay: string, week: number): Date {
  const day = new Date(`${seedDay}T00:00:00Z`);
  const daysSinceMonday = (day.getUTCDay() + 6) % 7;
  const monday = new Date(day.getTime() + (7 * week - daysSinceMonday) * DAY);
  return atNineInParis(monday);
}

/** Today's date in Paris, as YYYY-MM-DD. */
export function dayInParis(now: Date): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(now);
}

function atNineInParis(midnightUtc: Date): Date {
  const nineUtc = new Date(midnightUtc.getTime() + 9 * 3600 * 1000);
  return new Date(nineUtc.getTime() - offsetInParis(nineUtc));
}

/** Clocks change at night: the offset at nine in UTC is that at nine in Paris. */
function offsetInParis(instant: Date): number {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: ZONE,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(instant);
  return Date.parse(`${local.replace(' ', 'T')}Z`) - instant.getTime();
}
