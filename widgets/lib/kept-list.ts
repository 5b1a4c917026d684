// What one person did on this device and the server has not acknowledged yet: over a reload, a lost
// line and an expired session. Another person finds nothing of it; signing out forgets it.
import { readKept, writeKept } from './device-store.ts';
import { readSession } from './session-store.ts';

const CHANGED = 'preau:kept';

export interface KeptList<Entry> {
  /** What another person left is forgotten. */
  of: (userId: string) => Entry[];
  /** Whoever it belongs to, and whoever is signed in by now. */
  all: () => Entry[];
  set: (userId: string, entries: Entry[]) => void;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `parse` answers undefined for what is not an entry. */
export function keptList<Entry>(
  key: string,
  parse: (value: unknown) => Entry | undefined,
): KeptList<Entry> {
  let lastRaw: string | null = null;
  let last: { userId: string; entries: Entry[] } | null = null;

  const read = () => {
    const raw = readKept(key);
    if (raw !== lastRaw) {
      lastRaw = raw;
      last = parseList(raw);
    }
    return last;
  };
  const parseList = (raw: string | null) => {
    try {
      const value: unknown = JSON.parse(raw ?? 'null');
      if (!isRecord(value) || typeof value['userId'] !== 'string') return null;
      if (!Array.isArray(value['entries'])) return null;
      const entries = value['entries'].flatMap((entry) => parse(entry) ?? []);
      return { userId: value['userId'], entries };
    } catch {
      // Not ours.
      return null;
    }
  };
  const write = (value: string | null) => {
    writeKept(key, value);
    window.dispatchEvent(new Event(CHANGED));
  };
  const forget = () => write(null);

  const none: Entry[] = [];

  return {
    of: (userId) => {
      const kept = read();
      if (kept?.userId === userId) return kept.entries;
      if (kept && !isSomebodyElses(userId)) forget();
      return none;
    },
    all: () => read()?.entries ?? none,
    set: (userId, entries) => {
      if (isSomebodyElses(userId)) return;
      write(entries.length === 0 ? null : JSON.stringify({ userId, entries }));
    },
  };
}

/** A page of one person that stayed open while another signed in in the next tab: hands off. */
export function isSomebodyElses(userId: string): boolean {
  const signedIn = readSession()?.user.id;
  return signedIn !== undefined && signedIn !== userId;
}

/** Calls back when something is kept or dropped, in this tab or another. Returns the way to stop. */
export function onKeptChange(listener: () => void): () => void {
  window.addEventListener(CHANGED, listener);
  window.addEventListener('storage', listener);
  return () => {
    window.removeEventListener(CHANGED, listener);
    window.removeEventListener('storage', listener);
  };
}

/** The text of a field that must be there. */
export function textIn(value: unknown, field: string): string | undefined {
  const found = isRecord(value) ? value[field] : undefined;
  return typeof found === 'string' ? found : undefined;
}

export function numberIn(value: unknown, field: string): number | undefined {
  const found = isRecord(value) ? value[field] : undefined;
  return typeof found === 'number' ? found : undefined;
}
