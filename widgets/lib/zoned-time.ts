const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-GB', {
    ...{ year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' },
    ...{ hourCycle: 'h23', timeZone: zone },
  });
  formats.set(zone, made);
  return made;
}

/** What a clock in this zone shows, as a form's fields hold it: « 2026-03-29T03:30 ». */
export function localTime(instant: Date, zone: string): string {
  const parts = formatOf(zone).formatToParts(instant);
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  return `${String(year).padStart(4, '0')}-${month}-${day}T${hour}:${minute}`;
}

/** A local time as a number of milliseconds, as if it were UTC. */
const wall = (local: string): number =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(local) ? Date.parse(`${local}:00Z`) : Number.NaN;

const offsetMs = (instant: number, zone: string): number =>
  wall(localTime(new Date(instant), zone)) - Math.floor(instant / MINUTE_MS) * MINUTE_MS;

/** « UTC+01:00 »: what holds in this zone at that instant, which is not what holds today. */
export function offsetName(instant: Date, zone: string): string {
  const minutes = offsetMs(instant.getTime(), zone) / MINUTE_MS;
  const two = (number: number) => String(Math.floor(number)).padStart(2, '0');
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(size / 60)}:${two(size % 60)}`;
}

/**
 * The instants at which a clock in this zone shows this time: one; none in the hour that is left out
 * in spring; two in the hour that comes twice in autumn, the earlier one first.
 */
export function instantsAt(local: string, zone: string): Date[] {
  const shown = wall(local);
  if (Number.isNaN(shown)) return [];
  const offsets = [offsetMs(shown - DAY_MS, zone), offsetMs(shown + DAY_MS, zone)];
  return [...new Set(offsets)]
    .map((offset) => shown - offset)
    .filter((instant) => instant + offsetMs(instant, zone) === shown)
    .sort((a, b) => a - b)
    .map((instant) => new Date(instant));
}

/** Around a time that does not exist: the last minute before what is left out, the first after it. */
export function nearestTimes(local: string, zone: string): [before: Date, after: Date] {
  let before = wall(local) - DAY_MS;
  let after = wall(local) + DAY_MS;
  const old = offsetMs(before, zone);
  while (after - before > MINUTE_MS) {
    const middle = Math.floor((before + after) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMs(middle, zone) === old) before = middle;
    else after = middle;
  }
  return [new Date(before), new Date(after)];
}
