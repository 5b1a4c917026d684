import type { KeptNote } from '../lib/kept-notes.ts';
import type { Note } from './notes.api.ts';

/** A note as it stands in the margin: what the server has, and over it what this device has. */
export interface MarginNote {
  id: string;
  anchor: string;
  quote: string;
  body: string;
  revision: number;
  /** Undefined while the server has nothing to say about it. */
  savedAt: Date | undefined;
  isWaiting: boolean;
  refusal: string | undefined;
  /** What the server has, where that is another text than the one refused. */
  other: { body: string; revision: number } | undefined;
}

function fromServer(note: Note): MarginNote {
  const { id, anchor, quote, body, revision, updatedAt: savedAt } = note;
  const settled = { isWaiting: false, refusal: undefined, other: undefined };
  return { id, anchor, quote, body, revision, savedAt, ...settled };
}

export function marginOf(stored: Note[], kept: KeptNote[], lessonId: string): MarginNote[] {
  const own = kept.filter((note) => note.lessonId === lessonId);
  const isKept = new Set(own.map(({ id }) => id));
  const overlaid = (known: Note | undefined, note: KeptNote): MarginNote[] => {
    // Being deleted: gone already, unless the server would not have it.
    if (note.body === null && note.refusal === undefined) return [];
    const { id, anchor, quote, revision, refusal } = note;
    const isOther = refusal === 'note-changed' && known !== undefined;
    return [
      {
        ...{ id, anchor, quote, revision, refusal },
        body: note.body ?? known?.body ?? '',
        savedAt: known?.updatedAt,
        isWaiting: refusal === undefined,
        other: isOther ? { body: known.body, revision: known.revision } : undefined,
      },
    ];
  };
  const isStored = new Set(stored.map(({ id }) => id));
  return [
    ...stored.flatMap((note) => {
      const mine = own.find(({ id }) => id === note.id);
      return mine && isKept.has(note.id) ? overlaid(note, mine) : [fromServer(note)];
    }),
    ...own.filter(({ id }) => !isStored.has(id)).flatMap((note) => overlaid(undefined, note)),
  ];
}
