// The session where supabase-js keeps it, in its shape, so that any client of Supabase can read
// it. Written by hand because the gate of a locked lesson has 6 KB for everything and needs the
// same care with refreshing: one tab at a time, and never over a session that changed meanwhile.
import { AppError, codeOfStatus } from './errors.ts';

export const SESSION_KEY = 'preau-session';
const CHANGED = 'preau:session';
const LOCK = 'lock:preau-session';
const EXPIRES_SOON_SECONDS = 60;

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

const isUsable = (session: StoredSession, refused: string | undefined) =>
  session.access_token !== refused && session.expires_at - now() > EXPIRES_SOON_SECONDS;

/**
 * The token to send, refreshed if it is about to expire, or null when nobody is signed in.
 * `refused` is one that the server would not take: by then only another one will do.
 */
export async function accessToken(refused?: string): Promise<string | null> {
  const session = readSession();
  if (!session) return null;
  if (isUsable(session, refused)) return session.access_token;
  return oneAtATime(() => refresh(refused));
}

async function refresh(refused: string | undefined): Promise<string | null> {
  const session = readSession();
  if (!session) return null;
  // Another tab was here first.
  if (isUsable(session, refused)) return session.access_token;

  const response = await fetch(
    `${import.meta.env.PUBLIC_SUPABASE_URL}/auth/v1/token?grant_type=refresh_token`,
    {
      method: 'POST',
      headers: {
        apikey: import.meta.env.PUBLIC_SUPABASE_KEY,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ refresh_token: session.refresh_token }),
    },
  ).catch((cause: unknown) => {
    throw new AppError('offline', { cause });
  });
  if (response.status === 429 || response.status >= 500) {
    throw new AppError(codeOfStatus(response.status));
  }
  const answer: unknown = response.ok ? await response.json() : null;
  // Who signed out, or in as somebody else, while we asked, has the last word.
  const current = readSession();
  if (current?.refresh_token !== session.refresh_token) return current?.access_token ?? null;
  if (answer === null) {
    clearSession();
    return null;
  }
  return saveSession(answer).access_token;
}

let running: Promise<string | null> | null = null;

function oneAtATime(task: () => Promise<string | null>): Promise<string | null> {
  // Web Locks need https or localhost; without them at least this tab asks once.
  running ??= (navigator.locks ? navigator.locks.request(LOCK, task) : task()).finally(() => {
    running = null;
  });
  return running;
}
