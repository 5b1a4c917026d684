// @vitest-environment jsdom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import account from './account.ts';

/** An island of its own for each test: those of the tests before go on waiting. */
function start() {
  const hydrate = vi.fn(async () => {});
  const load = vi.fn(async () => hydrate);
  account(load, { name: 'account', value: '' }, document.createElement('div'));
  return { load, hydrate };
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a visitor downloads nothing', async () => {
  const { load } = start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(load).not.toHaveBeenCalled();
});

test('an island loads where somebody is signed in, after the first frame', async () => {
  localStorage.setItem('preau-session', '{}');
  const { load, hydrate } = start();
  expect(load).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(20);
  expect(hydrate).toHaveBeenCalledTimes(1);
});

test.each(['preau:session', 'storage', 'pageshow'])(
  'a session that appears by %s loads it, once',
  async (event) => {
    const { load, hydrate } = start();
    dispatchEvent(new Event(event));
    await vi.advanceTimersByTimeAsync(20);
    expect(load).not.toHaveBeenCalled();
    localStorage.setItem('preau-session', '{}');
    dispatchEvent(new Event(event));
    dispatchEvent(new Event(event));
    await vi.advanceTimersByTimeAsync(20);
    expect(hydrate).toHaveBeenCalledTimes(1);
  },
);
