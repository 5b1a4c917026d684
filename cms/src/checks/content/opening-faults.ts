import type { ContentFault } from './content-fault';
import { type ContentEntry, LESSON, MODULE } from './site-content';

/** What opens before something that stands above it, by the entry in question. */
export function openingFaults(entries: readonly ContentEntry[]): Map<string, ContentFault> {
  const faults = new Map<string, ContentFault>();
  const modules = groups(entries.filter(({ uid }) => uid === MODULE));
  for (const siblings of modules) {
    outOfOrder(siblings, (module) => dateOf(module), 'Ouverture', faults);
  }
  const byId = new Map(entries.map((entry) => [entry.documentId, entry]));
  for (const siblings of groups(entries.filter(({ uid }) => uid === LESSON))) {
    const module = byId.get(siblings[0]?.parent ?? '');
    const opening = (lesson: ContentEntry) => dateOf(lesson) ?? (module ? dateOf(module) : null);
    outOfOrder(siblings, opening, 'Ouverture particulière', faults);
  }
  return faults;
}

function outOfOrder(
  siblings: ContentEntry[],
  openingOf: (entry: ContentEntry) => number | null,
  field: string,
  faults: Map<string, ContentFault>,
) {
  let latest: { entry: ContentEntry; date: number } | null = null;
  for (const entry of siblings) {
    const date = openingOf(entry);
    if (date === null) continue;
    if (latest && date < latest.date) {
      faults.set(entry.documentId, {
        level: 'improve',
        topic: 'opening',
        field,
        line: null,
        quote: inFrench(date),
        sentence: `« ${entry.title} » ouvre le ${inFrench(date)}, avant ${named(latest.entry)}, qui vient plus haut et ouvre le ${inFrench(latest.date)}.`,
        advice: 'Changez l’une des deux dates, ou le rang.',
      });
      continue;
    }
    latest = { entry, date };
  }
}

/** A lesson by its place: its title may be another author's, and not published. */
const named = ({ uid, title, values }: ContentEntry) =>
  uid === LESSON ? `la séquence de rang ${values['position']}` : `« ${title} »`;

function groups(entries: ContentEntry[]): ContentEntry[][] {
  const byParent = Map.groupBy(entries, ({ parent }) => parent);
  byParent.delete(null);
  return [...byParent.values()].map((siblings) =>
    siblings.toSorted((a, b) => Number(a.values['position']) - Number(b.values['position'])),
  );
}

function dateOf({ values }: ContentEntry): number | null {
  const date = Date.parse(String(values['opensAt'] ?? ''));
  return Number.isNaN(date) ? null : date;
}

const inFrench = (instant: number) =>
  new Intl.DateTimeFormat('fr-FR', {
    timeZone: 'Europe/Paris',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(instant);
