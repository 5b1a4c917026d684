// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { keepOfflineCopies } from './offline-copies.ts';
import { clearSession, saveSession } from './session-store.ts';

const kept = new Set<string>();
const postMessage = vi.fn();
const unregister = vi.fn(async () => true);
const register = vi.fn(async () => ({}));
let registered = Promise.resolve();

beforeEach(() => {
  postMessage.mockClear();
  unregister.mockClear();
  register.mockClear();
  kept.clear();
  registered = Promise.resolve();
  history.replaceState(null, '', '/aide/');
  vi.stubGlobal('caches', {
    keys: async () => [...kept],
    delete: async (name: string) => kept.delete(name),
  });
  Object.defineProperty(navigator, 'serviceWorker', {
    value: {
      register,
      get ready() {
        return registered.then(() => ({ active: { postMessage } }));
      },
      getRegistrations: async () => [{ unregister }],
    },
    configurable: true,
  });
  saveSession(
    { access_token: 't', refresh_token: 'r', expires_in: 3600, user: { id: 'ada' } },
    true,
  );
});
afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

test('the page says since when it has been shown, so that it is not kept after a sign-out', async () => {
  await keepOfflineCopies();
  expect(postMessage).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ type: 'keep', path: '/aide/', since: performance.timeOrigin }),
  );
});

test('who has signed out meanwhile gets no worker', async () => {
  clearSession();
  await keepOfflineCopies();
  expect(register).not.toHaveBeenCalled();
});

test('who signs out while the worker comes keeps no page, no cache and no worker', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  registered = promise;
  const keeping = keepOfflineCopies();
  await vi.waitFor(() => expect(register).toHaveBeenCalled());
  clearSession();
  kept.add('preau-pages');
  resolve();
  await keeping;
  expect(postMessage).not.toHaveBeenCalled();
  expect(unregister).toHaveBeenCalledOnce();
  expect([...kept]).toEqual([]);
});
