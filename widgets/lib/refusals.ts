import { m } from '#messages';

const SENTENCES: Record<string, () => string> = {
  'lesson-locked': m.offline_refusal_locked,
  'lesson-unknown': m.offline_refusal_unknown,
  'not-enrolled': m.offline_refusal_not_enrolled,
  'note-changed': m.offline_refusal_changed,
  'note-unknown': m.offline_refusal_deleted,
  'note-too-long': m.offline_refusal_long,
  'too-many-notes': m.offline_refusal_many,
};

/** Why the server would not have what was kept, and what to do. */
export const refusalSentence = (reason: string | undefined): string =>
  (reason && Object.hasOwn(SENTENCES, reason) ? SENTENCES[reason] : undefined)?.() ??
  m.offline_refusal_other();
