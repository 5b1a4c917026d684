/** An instant as people in France write it: 2026-09-28T09:00:00+02:00. */
export function inParis(instant: Date): string {
  const local = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Europe/Paris',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
    .format(instant)
    .replace(' ', 'T');
  const hours = Math.round((Date.parse(`${local}Z`) - instant.getTime()) / 3_600_000);
  return `${local}+0${hours}:00`;
}
