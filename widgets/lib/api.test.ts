// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { fetchApi } from './api.ts';
import { callFunction } from './functions.ts';
import { SESSION_KEY, saveSession } from './session-store.ts';

const session = (name: string) => ({
  access_token: `token-${name}`,
  refresh_token: `refresh-${name}`,
  expires_in: 3600,
  user: { id: 'id', email: 'ada@preau.test' },
});
const refused = () => new Response('{}', { status: 401 });
const server = vi.fn<typeof fetch>();
const sent = (call: number, name: string) =>
  new Headers(server.mock.calls[call]?.[1]?.headers).get(name);

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

test('a visitor sends the publishable key alone', async () => {
  server.mockResolvedValue(Response.json([]));
  await fetchApi('/rest/v1/courses');
  expect(server.mock.calls[0]?.[0]).toBe('http://api.test/rest/v1/courses');
  expect([sent(0, 'apikey'), sent(0, 'authorization')]).toEqual(['sb_publishable_x', null]);
});

test('a token that the server finds expired is renewed, and the call made once more', async () => {
  saveSession(session('old'));
  server
    .mockResolvedValueOnce(refused())
    .mockResolvedValueOnce(Response.json(session('new')))
    .mockResolvedValueOnce(Response.json(['done']));
  const response = await fetchApi('/rest/v1/x');
  expect(await response.json()).toEqual(['done']);
  expect(sent(0, 'authorization')).toBe('Bearer token-old');
  expect(sent(2, 'authorization')).toBe('Bearer token-new');
});

test('a call that stays refused is not repeated for ever', async () => {
  saveSession(session('old'));
  server
    .mockResolvedValueOnce(refused())
    .mockResolvedValueOnce(Response.json(session('new')))
    .mockResolvedValueOnce(refused());
  expect((await fetchApi('/rest/v1/x')).status).toBe(401);
  expect(server).toHaveBeenCalledTimes(3);
});

test('a cut line and a broken server are told apart', async () => {
  server.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  await expect(fetchApi('/rest/v1/x')).rejects.toMatchObject({ code: 'offline' });
  server.mockResolvedValueOnce(new Response('<html>', { status: 502 }));
  await expect(fetchApi('/rest/v1/x')).rejects.toMatchObject({ code: 'unavailable' });
});

test('the word of a function becomes the reason', async () => {
  server.mockResolvedValue(
    Response.json({ error: 'too-many-attempts', retryAfterSeconds: 60 }, { status: 429 }),
  );
  await expect(callFunction('sign-in', {})).rejects.toMatchObject({
    code: 'too-many',
    reason: 'too-many-attempts',
    retryAfterSeconds: 60,
  });
});

test('a page does not act for somebody who signed in in another tab', async () => {
  saveSession(session('ada'));
  const other = { ...session('bob'), user: { id: 'bob', email: 'bob@preau.test' } };
  localStorage.setItem(SESSION_KEY, JSON.stringify(other));
  await expect(fetchApi('/rest/v1/rpc/validate_lesson')).rejects.toMatchObject({
    code: 'conflict',
    reason: 'other-person',
  });
  expect(server).not.toHaveBeenCalled();
});

test('nor for somebody who did so while its own token was renewed', async () => {
  saveSession({ ...session('ada'), expires_in: 10 });
  const other = { ...session('bob'), user: { id: 'bob', email: 'bob@preau.test' } };
  server.mockImplementationOnce(async () => {
    localStorage.setItem(SESSION_KEY, JSON.stringify({ ...other, expires_at: 9_999_999_999 }));
    return Response.json(session('new'));
  });
  await expect(fetchApi('/rest/v1/rpc/validate_lesson')).rejects.toMatchObject({
    reason: 'other-person',
  });
  expect(server).toHaveBeenCalledTimes(1);
});

test('nor for somebody else whose token it had to renew first', async () => {
  saveSession(session('ada'));
  const other = { ...session('bob'), user: { id: 'bob', email: 'bob@preau.test' } };
  localStorage.setItem(SESSION_KEY, JSON.stringify({ ...other, expires_at: 1 }));
  server.mockResolvedValue(Response.json(other));
  for (const call of ['first', 'second']) {
    await expect(fetchApi('/rest/v1/rpc/validate_lesson'), call).rejects.toMatchObject({
      reason: 'other-person',
    });
  }
  expect(server.mock.calls.map(([url]) => String(url))).toEqual([
    expect.stringContaining('grant_type=refresh_token'),
  ]);
});
