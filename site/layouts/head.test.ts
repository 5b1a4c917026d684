import { readFileSync } from 'node:fs';
import { minifySync } from 'vite';
import { expect, test, vi } from 'vitest';

/** jsdom brings no types: as much of it as is used. */
interface Jsdom {
  JSDOM: new (html: string, options: object) => { window: Window & typeof globalThis };
  VirtualConsole: new () => object;
}

const { JSDOM, VirtualConsole }: Jsdom = await import('jsdom' as string);
const script = minifySync('head.js', readFileSync('site/layouts/head.js', 'utf8')).code;
const MINUTE = 60_000;
const published = (version: string) => async () =>
  new Response(`<html lang="fr" data-v="${version}">`);

const PAGE = `<html data-v="a1"><body>
  <input id="large" type="checkbox" data-keep="large">
  <input id="reading" type="checkbox" data-keep="reading">
  <textarea></textarea><a href="/">ici</a>`;

interface Reader {
  isNarrow?: boolean;
  /** What this device keeps already. */
  kept?: Record<string, string>;
  isRefused?: boolean;
}

/** A page that has just been opened, with a clock that the test moves. */
function open({ isNarrow = false, kept = {}, isRefused = false }: Reader = {}) {
  const { window } = new JSDOM(PAGE, {
    runScripts: 'outside-only',
    pretendToBeVisual: true,
    url: 'https://cours.exemple/',
    // It would say that it cannot leave for another page.
    virtualConsole: new VirtualConsole(),
  });
  const { document, localStorage } = window;
  let now = Date.parse('2026-11-25T10:00:00Z');
  let isHidden = false;
  const ask = vi.fn<() => Promise<Response>>(published('a1'));
  Object.assign(window, { matchMedia: () => ({ matches: isNarrow }), fetch: ask });
  vi.spyOn(window.Date, 'now').mockImplementation(() => now);
  Object.defineProperty(document, 'hidden', { get: () => isHidden });
  Object.assign(localStorage, kept);
  if (isRefused) {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new window.DOMException('denied', 'SecurityError');
      },
    });
  }
  window.eval(script);
  const root = document.documentElement;
  return {
    window,
    ask,
    root,
    store: localStorage,
    box: (id: string) => document.querySelector<HTMLInputElement>(`#${id}`),
    later: async (minutes: number) => {
      now += minutes * MINUTE;
      isHidden = false;
      document.onvisibilitychange?.call(document, new window.Event('visibilitychange'));
      await new Promise(setImmediate);
    },
    leave: (minutes: number) => {
      now += minutes * MINUTE;
      isHidden = true;
      document.onvisibilitychange?.call(document, new window.Event('visibilitychange'));
    },
    isOutdated: () => root.hasAttribute('data-outdated'),
  };
}

test('it takes less than a thousand bytes of every page', () => {
  expect(Buffer.byteLength(script)).toBeLessThan(1000);
});

test('a tab that comes back asks for its page once in a quarter of an hour, and says if it changed', async () => {
  const tab = open();
  tab.ask.mockImplementation(published('b2'));
  await tab.later(14);
  expect(tab.ask).not.toHaveBeenCalled();
  await tab.later(2);
  await tab.later(0);
  expect(tab.ask).toHaveBeenCalledTimes(1);
  expect(tab.isOutdated()).toBe(true);
  tab.ask.mockImplementation(published('a1'));
  await tab.later(16);
  expect(tab.isOutdated(), 'after a roll-back').toBe(false);
});

test('a tab that goes asks nothing', () => {
  const tab = open();
  tab.leave(16);
  expect(tab.ask).not.toHaveBeenCalled();
});

test.each<[string, () => Promise<Response>]>([
  ['the same page', published('a1')],
  ['the page of a network that wants one to sign in', async () => new Response('<html>')],
  ['no line', () => Promise.reject(new TypeError('Failed to fetch'))],
])('%s is no new version', async (_, answer) => {
  const tab = open();
  tab.ask.mockImplementation(answer);
  await tab.later(16);
  expect(tab.ask).toHaveBeenCalledTimes(1);
  expect(tab.isOutdated()).toBe(false);
});

test('a page that the back button brings back is that of who is signed in now', () => {
  const { root, store, window } = open({ kept: { 'preau-session': '{}' } });
  expect(root.dataset['session']).toBe('');
  store.removeItem('preau-session');
  window.dispatchEvent(new window.Event('pageshow'));
  expect(root.dataset['session']).toBeUndefined();
});

test('what is ticked is kept, and ticked again in the next page', () => {
  const first = open();
  first.box('large')?.click();
  expect([first.root.dataset['large'], first.store['preau-large']]).toEqual(['', '1']);
  const next = open({ kept: { 'preau-large': '1' } });
  expect([next.root.dataset['large'], next.box('large')?.checked]).toEqual(['', true]);
  next.box('large')?.click();
  expect([next.root.dataset['large'], next.store['preau-large']]).toEqual([undefined, '']);
});

test('on a telephone the board is opened for once', () => {
  const { box, store } = open({ isNarrow: true });
  box('reading')?.click();
  box('large')?.click();
  expect(Object.keys(store)).toEqual(['preau-large']);
});

test('where storage is refused, large text lasts as long as the page', () => {
  const { box, root } = open({ isRefused: true });
  box('large')?.click();
  expect(root.dataset['large']).toBe('');
});

test.each([
  ['Ctrl K on a link', 'a', 'k', { ctrlKey: true }, true],
  ['Cmd K', 'a', 'k', { metaKey: true }, true],
  ['k alone', 'a', 'k', {}, false],
  ['Ctrl Shift K, which is the browser’s', 'a', 'K', { ctrlKey: true, shiftKey: true }, false],
  ['Ctrl J', 'a', 'j', { ctrlKey: true }, false],
  ['Ctrl K in a text, where it deletes', 'textarea', 'k', { ctrlKey: true }, false],
])('%s opens the search or not', (_, target, key, held, opens) => {
  const { window } = open();
  const event = new window.KeyboardEvent('keydown', {
    key,
    bubbles: true,
    cancelable: true,
    ...held,
  });
  window.document.querySelector(target)?.dispatchEvent(event);
  expect(event.defaultPrevented).toBe(opens);
});
