// Calls that may leave this device long after somebody asked for them: sent for whoever did, or not
// at all, because another may be signed in by now.
import { AppError, toAppError } from './errors.ts';
import type { KeptNote } from './kept-notes.ts';
import { requirePerson } from './session-store.ts';
import { supabase } from './supabase.ts';

/** Answers the reader's course, for whom it concerns to parse. */
export async function validateLesson(userId: string, lessonId: string): Promise<unknown> {
  requirePerson(userId);
  const { data, error } = await supabase.rpc('validate_lesson', { lesson_id: lessonId });
  if (error) throw toAppError(error);
  return data;
}

/** Writes or deletes, and answers the revision that the server has now. */
export async function sendNote(userId: string, note: KeptNote): Promise<number> {
  requirePerson(userId);
  if (note.body === null) {
    const { error } = await supabase.rpc('delete_note', { note_id: note.id });
    if (error) throw toAppError(error);
    return 0;
  }
  const { data, error } = await supabase.rpc('save_note', {
    note_id: note.id,
    lesson_id: note.lessonId,
    anchor: note.anchor,
    quote: note.quote,
    body: note.body,
    revision: note.revision,
  });
  if (error) throw toAppError(error);
  return revisionIn(data);
}

function revisionIn(answer: unknown): number {
  const revision =
    typeof answer === 'object' && answer !== null && 'revision' in answer && answer.revision;
  if (typeof revision !== 'number') throw new AppError('unexpected', { reason: 'no-revision' });
  return revision;
}
