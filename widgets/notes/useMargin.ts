import { useQuery } from '@tanstack/react-query';
import { useEffect, useReducer, useRef } from 'react';
import { onKeptChange } from '../lib/kept-list.ts';
import {
  dropNote,
  everyKeptNote,
  isSendable,
  type KeptNote,
  keepNote,
  retryNote,
} from '../lib/kept-notes.ts';
import { sendNote } from '../lib/own-calls.ts';
import { queryClient } from '../lib/query.ts';
import { sendKeptNotes } from '../lib/send-kept.ts';
import { type MarginNote, marginOf } from './margin.ts';
import { lessonNotes, type Note } from './notes.api.ts';
import type { Place } from './place.ts';

/** Long enough not to send every letter, short enough that « Enregistré » comes as one stops. */
const PAUSE_MS = 900;

/** The notes beside a lesson. What is written is on the device at once and on its way when one pauses. */
export function useMargin(userId: string, lessonId: string) {
  const options = lessonNotes(userId, lessonId);
  const query = useQuery(options, queryClient);
  const [, changed] = useReducer((count: number) => count + 1, 0);
  useEffect(() => onKeptChange(changed), []);
  const notes = marginOf(query.data ?? [], everyKeptNote(userId), lessonId);
  const send = useSending(userId, lessonId);

  const keep = (note: Omit<KeptNote, 'lessonId' | 'title' | 'href'>) => {
    const title = document.querySelector('h1')?.textContent?.trim() ?? '';
    keepNote(userId, { ...note, lessonId, title, href: location.pathname });
    send();
  };
  return {
    query,
    notes,
    add: ({ anchor, quote }: Place): string => {
      const id = crypto.randomUUID();
      keep({ id, anchor, quote, body: '', revision: 0 });
      return id;
    },
    write: ({ id, anchor, quote, revision, refusal }: MarginNote, body: string) => {
      // One that was refused for another text is decided about first.
      const isUndecided = refusal === 'note-changed' || refusal === 'note-unknown';
      keep({ id, anchor, quote, revision, body, refusal: isUndecided ? refusal : undefined });
    },
    remove: ({ id, anchor, quote, revision, body }: MarginNote) => {
      // What never had a word was never sent.
      if (revision === 0 && body.trim() === '') dropNote(userId, id);
      else keep({ id, anchor, quote, revision, body: null });
    },
    keepMine: ({ id, anchor, quote, body, other, refusal }: MarginNote) => {
      if (refusal === 'note-unknown') {
        dropNote(userId, id);
        keep({ id: crypto.randomUUID(), anchor, quote, body, revision: 0 });
        return;
      }
      retryNote(userId, id, other?.revision);
      send();
    },
    takeOther: ({ id }: MarginNote) => dropNote(userId, id),
  };
}

function useSending(userId: string, lessonId: string): () => void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { queryKey } = lessonNotes(userId, lessonId);

  const sendNow = () => {
    if (!everyKeptNote(userId).some(isSendable)) return;
    sendKeptNotes(userId, async (_, note) => {
      const revision = await sendNote(userId, note);
      queryClient.setQueryData<Note[]>(queryKey, (stored) => withSent(stored, note, revision));
      return revision;
    })
      // Another text came first: it is shown beside one's own.
      .then(({ refused }) =>
        refused > 0 ? queryClient.invalidateQueries({ queryKey }) : undefined,
      )
      // Kept, and shown as waiting.
      .catch(() => undefined);
  };
  // Whoever closes the panel has stopped typing; what is kept goes out, here or from any page.
  useEffect(() => () => clearTimeout(timer.current), []);
  useEffect(() => {
    window.addEventListener('online', sendNow);
    return () => window.removeEventListener('online', sendNow);
  });

  return () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(sendNow, PAUSE_MS);
  };
}

/** What the server has now, without asking it again. */
function withSent(
  stored: Note[] | undefined,
  sent: KeptNote,
  revision: number,
): Note[] | undefined {
  if (!stored || sent.lessonId === undefined) return stored;
  const others = stored.filter(({ id }) => id !== sent.id);
  if (sent.body === null) return others;
  const { id, lessonId, anchor, quote, body } = sent;
  const note = { id, lessonId, anchor, quote, body, revision, updatedAt: new Date() };
  return stored.some((one) => one.id === id)
    ? stored.map((one) => (one.id === id ? note : one))
    : [...stored, note];
}
