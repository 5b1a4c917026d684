import { useState } from 'react';
import { type Draft, draftKey, dropDraft, keepDraft, readDraft } from './drafts.ts';

const fresh = (text = ''): Draft => ({ id: crypto.randomUUID(), text });

/** What is being written, kept on this device with every letter. */
export function useDraft(userId: string, place: string, about: string | undefined, first: string) {
  const key = draftKey(userId, place, about);
  const [draft, setDraft] = useState(() => readDraft(key) ?? fresh(first));
  return {
    draft,
    change: (text: string) => {
      const next = { ...draft, text };
      setDraft(next);
      keepDraft(userId, key, next);
    },
    /** It is posted: the next one is another. */
    drop: () => {
      dropDraft(key);
      setDraft(fresh());
    },
  };
}
