// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { claimDevice } from './claim-device.ts';
import { forgetDevice, forgetWithOtherTabs } from './forget-device.ts';
import { saveSession } from './session-store.ts';

const unregister = vi.fn(async () => true);
const kept = new Set<string>();

const signIn = (id: string, isRemembered = true) =>
  saveSession(
    { access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id } },
    isRemembered,
  );

beforeEach(() => {
  localStorage.clear();
  sessionStorage.clear();
  unregister.mockClear();
  kept.clear();
  for (const name of ['preau-pages', 'preau-assets', 'elsewhere']) kept.add(name);
  vi.stubGlobal('caches', {
    keys: async () => [...kept],
    delete: async (name: string) => kept.delete(name),
  });
  Object.defineProperty(navigator, 'serviceWorker', {
    value: { getRegistrations: async () => [{ unregister }] },
    configurable: true,
  });
});
afterEach(() => vi.unstubAllGlobals());

test('signing out leaves what was chosen for the device, and what is not ours', async () => {
  for (const store of [localStorage, sessionStorage]) {
    for (const key of ['preau-notes', 'preau-to-validate', 'preau-owner']) store.setItem(key, '1');
  }
  for (const key of ['preau-large', 'preau-reading', 'theirs']) localStorage.setItem(key, '1');
  await forgetDevice();
  expect(Object.keys(localStorage).sort()).toEqual(['preau-large', 'preau-reading', 'theirs']);
  expect(Object.keys(sessionStorage)).toEqual([]);
  expect([...kept]).toEqual(['elsewhere']);
  expect(unregister).toHaveBeenCalledOnce();
});

test('another tab forgets what it keeps for itself', async () => {
  const stop = forgetWithOtherTabs();
  const done = forgetDevice();
  sessionStorage.setItem('preau-notes', 'of this tab');
  await done;
  await vi.waitFor(() => expect(sessionStorage.getItem('preau-notes')).toBeNull());
  stop();
});

test('the same person finds their own again', async () => {
  signIn('ada');
  await claimDevice();
  localStorage.setItem('preau-notes', 'hers');
  signIn('ada');
  await claimDevice();
  expect(localStorage.getItem('preau-notes')).toBe('hers');
  expect(kept.has('preau-pages')).toBe(true);
});

test('another person finds nothing, and stays signed in', async () => {
  signIn('ada');
  await claimDevice();
  localStorage.setItem('preau-notes', 'hers');
  signIn('bob');
  await claimDevice();
  expect(Object.keys(localStorage).sort()).toEqual(['preau-owner', 'preau-session']);
  expect(localStorage.getItem('preau-owner')).toBe('bob');
  expect([...kept]).toEqual(['elsewhere']);
});

test('who is no longer remembered keeps things for this tab alone, and no page', async () => {
  signIn('ada');
  await claimDevice();
  localStorage.setItem('preau-notes', 'hers');
  localStorage.setItem('preau-large', '1');
  signIn('ada', false);
  await claimDevice();
  expect(Object.keys(localStorage).sort()).toEqual(['preau-large', 'preau-session']);
  expect(sessionStorage.getItem('preau-notes')).toBe('hers');
  expect([...kept]).toEqual(['elsewhere']);
  expect(unregister).toHaveBeenCalledOnce();
});

/** A worker that keeps once more unless it is told to stop, and answers when it is. */
function workerThat(answer: (port: MessagePort | undefined) => void) {
  const active = {
    postMessage: vi.fn((message: { type: string }, [port]: MessagePort[]) => {
      if (message.type === 'forget') answer(port);
    }),
  };
  Object.defineProperty(navigator, 'serviceWorker', {
    value: { getRegistrations: async () => [{ unregister, active }] },
    configurable: true,
  });
}

test('the caches are deleted only once the worker keeps nothing more', async () => {
  let port: MessagePort | undefined;
  workerThat((asked) => {
    port = asked;
  });
  const forgetting = forgetDevice();
  await vi.waitFor(() => expect(port).toBeDefined());
  expect(kept.has('preau-pages')).toBe(true);
  kept.add('preau-late');
  port?.postMessage(null);
  await forgetting;
  expect([...kept]).toEqual(['elsewhere']);
  expect(unregister).toHaveBeenCalledOnce();
});

test('a worker that does not answer keeps nobody from signing out', async () => {
  vi.useFakeTimers();
  workerThat(() => {});
  const forgetting = forgetDevice();
  await vi.advanceTimersByTimeAsync(1000);
  await forgetting;
  vi.useRealTimers();
  expect([...kept]).toEqual(['elsewhere']);
  expect(unregister).toHaveBeenCalledOnce();
});
