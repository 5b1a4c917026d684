// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { accessToken } from './access-token.ts';
import {
  clearSession,
  forgetPerson,
  isOtherPerson,
  onSessionChange,
  readSession,
  SESSION_KEY,
  saveSession,
} from './session-store.ts';

const answer = (name: string, lasts = 3600) => ({
  access_token: `token-${name}`,
  refresh_token: `refresh-${name}`,
  expires_in: lasts,
  // The server's clock, a day away from this device's.
  expires_at: Math.floor(Date.now() / 1000) + lasts - 86_400,
  user: { id: `id-${name}`, email: `${name}@preau.test` },
});

const server = vi.fn<typeof fetch>();

beforeEach(() => {
  localStorage.clear();
  vi.stubEnv('PUBLIC_SUPABASE_URL', 'http://api.test');
  vi.stubEnv('PUBLIC_SUPABASE_KEY', 'sb_publishable_x');
  vi.stubGlobal('fetch', server.mockReset());
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
});

test('nobody is signed in where nothing is stored, or nonsense', async () => {
  expect(await accessToken()).toBeNull();
  localStorage.setItem(SESSION_KEY, '{"access_token": 3}');
  expect(await accessToken()).toBeNull();
  localStorage.setItem(SESSION_KEY, 'cut sh');
  expect(await accessToken()).toBeNull();
  expect(server).not.toHaveBeenCalled();
});

test('a fresh token is used as it is, whatever the clock of the device says', async () => {
  saveSession(answer('ada'));
  expect(await accessToken()).toBe('token-ada');
  expect(server).not.toHaveBeenCalled();
});

test('all who ask for an expired token wait for one refresh', async () => {
  saveSession(answer('old', 10));
  server.mockResolvedValue(Response.json(answer('new')));
  expect(await Promise.all([accessToken(), accessToken(), accessToken()])).toEqual(
    Array(3).fill('token-new'),
  );
  expect(server).toHaveBeenCalledTimes(1);
  expect(server.mock.calls[0]?.[0]).toBe('http://api.test/auth/v1/token?grant_type=refresh_token');
  expect(readSession()?.refresh_token).toBe('refresh-new');
});

test('what another tab has refreshed is taken over', async () => {
  saveSession(answer('old', 10));
  // The other tab holds the lock, and has stored its session by the time we get it.
  vi.stubGlobal('navigator', {
    locks: {
      request: (_name: string, task: () => Promise<string | null>) => {
        localStorage.setItem(
          SESSION_KEY,
          JSON.stringify({ ...answer('other'), expires_at: Date.now() / 1000 + 3600 }),
        );
        return task();
      },
    },
  });
  expect(await accessToken()).toBe('token-other');
  expect(server).not.toHaveBeenCalled();
});

test('a token that the server refused is replaced though it looks fresh', async () => {
  saveSession(answer('old'));
  server.mockResolvedValue(Response.json(answer('new')));
  expect(await accessToken('token-old')).toBe('token-new');
});

test('a refused refresh signs out', async () => {
  saveSession(answer('old', 10));
  server.mockResolvedValue(Response.json({ error_code: 'x' }, { status: 400 }));
  expect(await accessToken()).toBeNull();
  expect(readSession()).toBeNull();
});

test.each([
  ['a cut line', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
  ['a silent server', () => Promise.resolve(new Response(null, { status: 502 })), 'unavailable'],
])('%s signs nobody out', async (_what, respond, code) => {
  saveSession(answer('old', 10));
  server.mockImplementation(respond);
  await expect(accessToken()).rejects.toMatchObject({ code });
  expect(readSession()?.refresh_token).toBe('refresh-old');
});

test('who signed out during a refresh stays signed out', async () => {
  saveSession(answer('old', 10));
  server.mockImplementation(async () => {
    clearSession();
    return Response.json(answer('new'));
  });
  expect(await accessToken()).toBeNull();
  expect(readSession()).toBeNull();
});

test('who comes and who goes is told, here and from other tabs', () => {
  const listener = vi.fn();
  const stop = onSessionChange(listener);
  saveSession(answer('ada'));
  expect(listener).toHaveBeenCalledTimes(1);
  localStorage.removeItem(SESSION_KEY);
  window.dispatchEvent(new StorageEvent('storage', { key: SESSION_KEY }));
  expect(listener).toHaveBeenCalledTimes(2);
  stop();
  saveSession(answer('ada'));
  expect(listener).toHaveBeenCalledTimes(2);
});

test('a page that the back button brings back looks again', () => {
  saveSession(answer('ada'));
  const listener = vi.fn();
  const stop = onSessionChange(listener);
  localStorage.removeItem(SESSION_KEY);
  window.dispatchEvent(new Event('pageshow'));
  expect(listener).toHaveBeenCalledTimes(1);
  stop();
});

test('a new token for the same person is no news', () => {
  saveSession(answer('ada'));
  const listener = vi.fn();
  const stop = onSessionChange(listener);
  saveSession({ ...answer('ada'), access_token: 'token-2' });
  window.dispatchEvent(new StorageEvent('storage', { key: SESSION_KEY }));
  expect(listener).not.toHaveBeenCalled();
  stop();
});

const closeBrowser = () => {
  // biome-ignore lint/suspicious/noDocumentCookie: as the browser does when it is closed
  document.cookie = 'preau-browser=; Path=/; Max-Age=0';
  sessionStorage.clear();
};

test('remembered, a session outlives the browser', () => {
  saveSession(answer('ada'), true);
  expect(document.cookie).toBe('');
  closeBrowser();
  expect(readSession()?.user.id).toBe('id-ada');
});

test('not remembered, it lasts as long as the browser, over refreshes, and then is gone', async () => {
  saveSession(answer('ada', 10), false);
  server.mockResolvedValue(Response.json(answer('ada')));
  expect(await accessToken()).toBe('token-ada');
  expect(readSession()?.is_remembered).toBe(false);
  expect(document.cookie).not.toContain('token');
  closeBrowser();
  // A tab that is opened again may bring its own storage back.
  sessionStorage.setItem('preau-notes', 'hers');
  localStorage.setItem('preau-large', '1');
  expect(readSession()).toBeNull();
  expect(Object.keys(localStorage)).toEqual(['preau-large']);
  expect(sessionStorage.length).toBe(0);
});

test('where cookies are refused, the tab stands for the browser', () => {
  vi.stubGlobal('navigator', { cookieEnabled: false });
  vi.spyOn(document, 'cookie', 'get').mockReturnValue('');
  saveSession(answer('ada'), false);
  expect(readSession()?.user.id).toBe('id-ada');
  sessionStorage.clear();
  expect(readSession()).toBeNull();
});

test('where nothing may be kept, signing in says so', () => {
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('denied', 'SecurityError');
  });
  expect(() => saveSession(answer('ada'))).toThrow(
    expect.objectContaining({ code: 'forbidden', reason: 'storage-refused' }),
  );
});

test('a page is that of the first person it saw, until somebody signs in or out in it', () => {
  saveSession(answer('ada'));
  expect(isOtherPerson()).toBe(false);
  localStorage.setItem(SESSION_KEY, JSON.stringify(answer('bob')));
  expect(isOtherPerson()).toBe(true);
  saveSession(answer('bob'));
  expect(isOtherPerson()).toBe(false);
  clearSession();
  forgetPerson();
  localStorage.setItem(SESSION_KEY, JSON.stringify(answer('cleo')));
  expect(isOtherPerson()).toBe(false);
});
