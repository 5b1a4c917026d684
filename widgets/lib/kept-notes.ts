// Notes as somebody is writing them, until the server has them: draft and waiting write in one.
// Kept at every stroke, for that person alone. Signing out forgets them.
import { keptList, numberIn, textIn } from './kept-list.ts';

export interface KeptNote {
  /** Made here, so that a note is stored once, however often it is sent. */
  id: string;
  lessonId: string;
  anchor: string;
  quote: string;
  /** Null: to be deleted. */
  body: string | null;
  /** The revision that this device has seen; 0 for a new note. */
  revision: number;
  /** The lesson, to name it and to lead there. */
  title: string;
  href: string;
  /** The server's word, once it refused: kept until the person decides. */
  refusal?: string | undefined;
}

const kept = keptList<KeptNote>('preau-notes', (value) => {
  const id = textIn(value, 'id');
  const lessonId = textIn(value, 'lessonId');
  if (id === undefined || lessonId === undefined) return undefined;
  return {
    id,
    lessonId,
    anchor: textIn(value, 'anchor') ?? '',
    quote: textIn(value, 'quote') ?? '',
    body: textIn(value, 'body') ?? null,
    revision: numberIn(value, 'revision') ?? 0,
    title: textIn(value, 'title') ?? '',
    href: textIn(value, 'href') ?? '',
    refusal: textIn(value, 'refusal'),
  };
});

export const everyKeptNote = (userId: string): KeptNote[] => kept.of(userId);

/** Whether it can be sent: refused ones wait for their author, empty ones for words. */
export const isSendable = ({ body, refusal }: KeptNote): boolean =>
  refusal === undefined && (body === null || body.trim() !== '');

const find = (userId: string, id: string) => kept.of(userId).find((note) => note.id === id);

export function keepNote(userId: string, note: KeptNote): void {
  const notes = kept.of(userId);
  const isKnown = notes.some(({ id }) => id === note.id);
  kept.set(
    userId,
    isKnown ? notes.map((one) => (one.id === note.id ? note : one)) : [...notes, note],
  );
}

export function dropNote(userId: string, id: string): void {
  kept.set(
    userId,
    kept.of(userId).filter((note) => note.id !== id),
  );
}

/** The server has this body: what was typed meanwhile waits on, over the new revision. */
export function acknowledgeNote(userId: string, sent: KeptNote, revision: number): void {
  const now = find(userId, sent.id);
  if (!now) return;
  if (now.body === sent.body) dropNote(userId, sent.id);
  else keepNote(userId, { ...now, revision });
}

export function refuseNote(userId: string, id: string, refusal: string): void {
  const note = find(userId, id);
  if (note) keepNote(userId, { ...note, refusal });
}

/** The person wants it sent once more, over this revision if there is another one by now. */
export function retryNote(userId: string, id: string, revision?: number): void {
  const note = find(userId, id);
  if (!note) return;
  keepNote(userId, { ...note, revision: revision ?? note.revision, refusal: undefined });
}
