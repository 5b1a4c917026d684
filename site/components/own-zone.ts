// Adds the reader's own hour to Paris time, where it differs. A few hundred bytes, which Astro puts
// into the pages that have such an hour, and into no other.
const PARIS = 'Europe/Paris';

/** « lundi 8 h », by the zone of the device where none is given; English keeps its AM and PM. */
function hourIn(date: Date, lang: string, timeZone?: string): string {
  return date
    .toLocaleString(lang, { timeZone, weekday: 'long', hour: 'numeric', minute: '2-digit' })
    .replace(
      /0?(\d+):(\d\d)$/,
      (_, hour, minute) => `${hour}\u00a0h${minute > 0 ? `\u00a0${minute}` : ''}`,
    );
}

const { lang, dataset } = document.documentElement;
for (const time of document.querySelectorAll<HTMLTimeElement>('time[data-zone]')) {
  const date = new Date(time.dateTime);
  const own = hourIn(date, lang);
  if (own !== hourIn(date, lang, PARIS)) time.append(dataset['here']?.replace('{date}', own) ?? '');
}
