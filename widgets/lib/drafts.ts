// What somebody was writing, kept on this device until it is posted: over a reload, a lost line and
// an expired session. By person, place (a lesson, a post, a community), and what it answers or changes.
import { deviceStore } from './device-store.ts';
import { isSomebodyElses } from './kept-list.ts';

const KEY = 'preau-draft';

export interface Draft {
  /** Under which it will be posted, chosen with its first letter. */
  id: string;
  text: string;
}

export const draftKey = (userId: string, place: string, about = 'new'): string =>
  [KEY, userId, place, about].join('-');

function parse(raw: string | null): Draft | null {
  const value: unknown = JSON.parse(raw ?? 'null');
  if (typeof value !== 'object' || value === null) return null;
  const { id, text } = value as Partial<Record<keyof Draft, unknown>>;
  return typeof id === 'string' && typeof text === 'string' ? { id, text } : null;
}

/** Looked for in both places: a session that ended may have been remembered or not. */
function stores(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    // Storage is forbidden in this browser.
    return [];
  }
}

export function readDraft(key: string): Draft | null {
  try {
    return (
      stores()
        .map((store) => parse(store.getItem(key)))
        .find((draft) => draft !== null) ?? null
    );
  } catch {
    // Not ours, or cut short: same as none.
    return null;
  }
}

export function keepDraft(userId: string, key: string, draft: Draft): void {
  if (isSomebodyElses(userId)) return;
  try {
    if (draft.text.trim() === '') deviceStore()?.removeItem(key);
    else deviceStore()?.setItem(key, JSON.stringify(draft));
  } catch {
    // Storage is full or forbidden: the page goes on holding what is typed.
  }
}

export function dropDraft(key: string): void {
  for (const store of stores()) store.removeItem(key);
}
