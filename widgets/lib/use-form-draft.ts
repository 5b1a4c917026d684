import { draftKey, readDraft } from './drafts.ts';
import { useDraft } from './use-draft.ts';

type Fields = Record<string, string>;

function read(text: string): unknown {
  try {
    return JSON.parse(text || 'null');
  } catch {
    // Not ours, or cut short: same as none.
    return null;
  }
}

function parse<F extends Fields>(text: string, first: F): F {
  const kept = read(text);
  if (typeof kept !== 'object' || kept === null) return first;
  const own = Object.entries(kept).filter(
    ([name, value]) => name in first && typeof value === 'string',
  );
  return { ...first, ...Object.fromEntries(own) };
}

/** A form of several fields, kept on this device with every letter, as useDraft keeps one text. */
export function useFormDraft<F extends Fields>(
  userId: string,
  place: string,
  about: string | undefined,
  first: F,
) {
  const { draft, change, drop } = useDraft(userId, place, about, '');
  const fields = parse(draft.text, first);
  return {
    /** Under which it will be published, chosen with its first letter. */
    id: draft.id,
    fields,
    change: (name: keyof F & string, value: string) => {
      const next: Fields = { ...fields, [name]: value };
      const isAsBefore = Object.keys(first).every((key) => next[key] === first[key]);
      change(isAsBefore ? '' : JSON.stringify(next));
    },
    drop,
  };
}

/** Whether something was begun there and not published: its form opens by itself. */
export const hasDraft = (userId: string, place: string): boolean =>
  readDraft(draftKey(userId, place)) !== null;
