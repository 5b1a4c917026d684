// The session where supabase-js keeps it, in its shape, so that any client of Supabase can read
// it. Written by hand because the gate of a locked lesson has 6 KB for everything and needs the
// same care with refreshing: one tab at a time, and never over a session that changed meanwhile.
import { forgetKeys } from './device-keys.ts';
import { AppError } from './errors.ts';

export const SESSION_KEY = 'preau-session';
const CHANGED = 'preau:session';

/**
 * Says, to all tabs, that the browser in which somebody signed in without « Se souvenir de moi » has
 * not been closed since. It holds nothing but itself. `site/layouts/head.js` reads it too.
 */
const OPEN_MARK = 'preau-browser=1';

export interface StoredSession {
  access_token: string;
  refresh_token: string;
  /** By the clock of this device, because it is compared with it. */
  expires_at: number;
  user: { id: string; email: string };
  /** False: gone with the browser. */
  is_remembered: boolean;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function parseSession(value: unknown): StoredSession | null {
  if (!isRecord(value) || !isRecord(value['user'])) return null;
  const { access_token, refresh_token, expires_at, expires_in, is_remembered, user } = value;
  if (typeof access_token !== 'string' || typeof refresh_token !== 'string') return null;
  if (typeof user['id'] !== 'string') return null;
  const lastsUntil = typeof expires_in === 'number' ? now() + expires_in : now();
  return {
    ...value,
    access_token,
    refresh_token,
    expires_at: typeof expires_at === 'number' ? expires_at : lastsUntil,
    user: { ...user, id: user['id'], email: String(user['email'] ?? '') },
    is_remembered: is_remembered !== false,
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

/** Where cookies are refused, the tab that somebody signed in stands for the browser. */
function isBrowserStillOpen(): boolean {
  if (document.cookie.includes(OPEN_MARK)) return true;
  return !navigator.cookieEnabled && sessionStorage.getItem(OPEN_MARK) !== null;
}

function markBrowserOpen(): void {
  const scheme = location.protocol === 'https:' ? '; Secure' : '';
  // No date: the cookie goes when the browser is closed, and with it the session.
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is neither everywhere nor synchronous
  document.cookie = `${OPEN_MARK}; Path=/; SameSite=Lax${scheme}`;
  if (!navigator.cookieEnabled) sessionStorage.setItem(OPEN_MARK, '1');
}

let lastRaw: string | null = null;
let lastSession: StoredSession | null = null;
/** Whose page this is: the first person it saw, until somebody signs in or out in this very tab. */
let person: string | null = null;

function parseRaw(raw: string | null): StoredSession | null {
  try {
    return raw === null ? null : parseSession(JSON.parse(raw));
  } catch {
    // Not JSON: somebody else's, or cut short. Same as none.
    return null;
  }
}

/** The same object as long as the session is the same. */
export function readSession(): StoredSession | null {
  const raw = readRaw();
  if (raw !== lastRaw) {
    lastRaw = raw;
    lastSession = parseRaw(raw);
    person ??= lastSession?.user.id ?? null;
  }
  if (lastSession && !lastSession.is_remembered && !isBrowserStillOpen()) {
    lastRaw = lastSession = null;
    // What was kept for them goes as well: the device is shared.
    forgetKeys();
  }
  return lastSession;
}

/** Whether another tab has signed in somebody else: this page must not act for them. */
export function isOtherPerson(): boolean {
  const session = readSession();
  return session !== null && person !== null && session.user.id !== person;
}

const announce = () => window.dispatchEvent(new Event(CHANGED));

function keep(answer: unknown, isRemembered: boolean): StoredSession {
  // The server's expires_at is by its own clock; a device that is a day off would refresh at
  // every call, or never.
  const session = parseSession(
    isRecord(answer) ? { ...answer, expires_at: undefined, is_remembered: isRemembered } : answer,
  );
  if (!session) throw new AppError('unexpected', { reason: 'not-a-session' });
  try {
    if (!isRemembered) markBrowserOpen();
    localStorage.setItem(SESSION_KEY, JSON.stringify(session));
  } catch (cause) {
    throw new AppError('forbidden', { cause, reason: 'storage-refused' });
  }
  return session;
}

/** Keeps what Auth answered to a sign-in: from now on the page is theirs. */
export function saveSession(answer: unknown, isRemembered = true): StoredSession {
  const session = keep(answer, isRemembered);
  person = session.user.id;
  announce();
  return session;
}

/** Keeps a new token of whoever is signed in: not always the person whose page this is. */
export function saveRefreshed(answer: unknown, isRemembered: boolean): StoredSession {
  const session = keep(answer, isRemembered);
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

/** After « Se déconnecter » in this tab, the page is nobody's. */
export function forgetPerson(): void {
  person = null;
}

/** What waited is sent for whoever did it, or not at all: another may be signed in by now. */
export function requirePerson(userId: string): void {
  if (readSession()?.user.id !== userId) throw new AppError('signed-out');
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
