import type { ContentFault } from './content-fault';
import { type ContentEntry, LESSON, MODULE } from './site-content';

/** Entries of one kind that nobody can tell apart by their titles: lessons and modules within a course. */
export function titleFaults(entries: readonly ContentEntry[]): Map<string, ContentFault> {
  const byId = new Map(entries.map((entry) => [entry.documentId, entry]));
  const placeOf = ({ uid, parent }: ContentEntry) => {
    const above = byId.get(parent ?? '');
    if (uid === LESSON) return above?.parent ?? '';
    return uid === MODULE ? (parent ?? '') : '';
  };
  const alike = Map.groupBy(
    entries.filter(({ title }) => title !== ''),
    (entry) => `${entry.uid} ${placeOf(entry)} ${folded(entry.title)}`,
  );
  const faults = new Map<string, ContentFault>();
  for (const twins of alike.values()) {
    for (const [at, entry] of twins.entries()) {
      const other = twins[at === 0 ? 1 : 0];
      if (other) faults.set(entry.documentId, twinOf(entry, other));
    }
  }
  return faults;
}

function twinOf({ title }: ContentEntry, other: ContentEntry): ContentFault {
  return {
    level: 'improve',
    topic: 'title',
    field: 'Titre',
    line: null,
    quote: title,
    sentence: `Ce titre est aussi celui d’une autre page, à l’adresse « ${other.slug} » : on ne peut pas les distinguer dans une liste.`,
    advice: 'Changez l’un des deux titres.',
  };
}

const folded = (title: string) =>
  title
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
