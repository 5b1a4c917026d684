// The session where supabase-js keeps it, in its shape, so that any client of Supabase can read
// it. Written by hand because the gate of a locked lesson has 6 KB for everything and needs the
// same care with refreshing: one tab at a time, and never over a session that changed meanwhile.
import { AppError } from './errors.ts';

export const SESSION_KEY = 'preau-session';
const CHANGED = 'preau:session';

export interface StoredSession {
  access_token: string;
  refresh_token: string;
  /** By the clock of this device, because it is compared with it. */
  expires_at: number;
  user: { id: string; email: string };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parseSession(value: unknown): StoredSession | null {
  if (!isRecord(value) || !isRecord(value['user'])) return null;
  const { access_token, refresh_token, expires_at, expires_in, user } = value;
  if (typeof access_token !== 'string' || typeof refresh_token !== 'string') return null;
  if (typeof user['id'] !== 'string') return null;
  const lastsUntil = typeof expires_in === 'number' ? now() + expires_in : now();
  return {
    ...value,
    access_token,
    refresh_token,
    expires_at: typeof expires_at === 'number' ? expires_at : lastsUntil,
    user: { ...user, id: user['id'], email: String(user['email'] ?? '') },
  };
}

const now = () => Math.floor(Date.now() / 1000);

function readRaw(): string | null {
  try {
    return localStorage.getItem(SESSION_KEY);
  } catch {
    // Storage is forbidden in this browser: nobody is signed in.
    return null;
  }
}

let lastRaw: string | null = null;
let lastSession: StoredSession | null = null;

/** The same object as long as the session is the same. */
export function readSession(): StoredSession | null {
  const raw = readRaw();
  if (raw === lastRaw) return lastSession;
  lastRaw = raw;
  try {
    lastSession = raw === null ? null : parseSession(JSON.parse(raw));
  } catch {
    // Not JSON: somebody else's, or cut short. Same as none.
    lastSession = null;
  }
  return lastSession;
}

const announce = () => window.dispatchEvent(new Event(CHANGED));

/** Keeps what Auth answered to a sign-in or a refresh. */
export function saveSession(answer: unknown): StoredSession {
  // The server's expires_at is by its own clock; a device that is a day off would refresh at
  // every call, or never.
  const session = parseSession(isRecord(answer) ? { ...answer, expires_at: undefined } : answer);
  if (!session) throw new AppError('unexpected', { reason: 'not-a-session' });
  localStorage.setItem(SESSION_KEY, JSON.stringify(session));
  announce();
  return session;
}

export function clearSession(): void {
  try {
    localStorage.removeItem(SESSION_KEY);
  } catch {
    // Storage is forbidden: there was nothing to forget.
  }
  announce();
}

/** Calls back when somebody signs in or out, in this tab or another. Returns the way to stop. */
export function onSessionChange(listener: () => void): () => void {
  let before = readSession()?.user.id;
  const look = () => {
    const now = readSession()?.user.id;
    // A new token for the same person is no news.
    if (now === before) return;
    before = now;
    listener();
  };
  window.addEventListener(CHANGED, look);
  window.addEventListener('storage', look);
  // A page that the back button brings back slept through what happened meanwhile.
  window.addEventListener('pageshow', look);
  return () => {
    window.removeEventListener(CHANGED, look);
    window.removeEventListener('storage', look);
    window.removeEventListener('pageshow', look);
  };
}
