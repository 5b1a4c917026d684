// One refresh at a time, over all tabs, and never over a session that changed meanwhile.
import { AppError, codeOfStatus } from './errors.ts';
import { clearSession, readSession, type StoredSession, saveRefreshed } from './session-store.ts';

const LOCK = 'lock:preau-session';
const EXPIRES_SOON_SECONDS = 60;

const isUsable = (session: StoredSession, refused: string | undefined) =>
  session.access_token !== refused && session.expires_at - Date.now() / 1000 > EXPIRES_SOON_SECONDS;

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
  return saveRefreshed(answer, session.is_remembered).access_token;
}

let running: Promise<string | null> | null = null;

function oneAtATime(task: () => Promise<string | null>): Promise<string | null> {
  // Web Locks need https or localhost; without them at least this tab asks once.
  running ??= (navigator.locks ? navigator.locks.request(LOCK, task) : task()).finally(() => {
    running = null;
  });
  return running;
}
