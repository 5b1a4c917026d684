// Keeps the open lessons and help pages that somebody has visited, so that they can be read without
// a line. `site/offline/` serves them; this says which, and what they need. Nothing gated, nothing
// of the API and no film is ever named here, and the worker would not take it.
import { m } from '#messages';
import { forgetOfflineCopies } from './forget-device.ts';
import { readSession } from './session-store.ts';

const WORKER = '/sw.js';
const READABLE = /^\/(?:$|aide\/|cours\/)/;
const ASSET = /^\/(?:_astro|media)\//;
const FILM = /\.(?:mp4|webm|m4v|mov|vtt|mp3|m4a|ogg)$/;

/** What the worker is told. */
export type CopyMessage =
  // since: when this page began, because a page of before a sign-out is not kept after it.
  | { type: 'keep'; path: string; title: string; assets: string[]; since: number }
  | { type: 'drop'; path: string }
  | { type: 'forget' };

const loaded = () =>
  document.readyState === 'complete'
    ? Promise.resolve()
    : new Promise((resolve) => addEventListener('load', resolve, { once: true }));

/** Pictures further down load late: a kept page needs them all. */
async function loadPictures(): Promise<void> {
  const pictures = [...document.querySelectorAll<HTMLImageElement>('main img')];
  for (const picture of pictures) picture.loading = 'eager';
  await Promise.allSettled(pictures.map((picture) => picture.decode()));
}

function ownPath(address: string): string | undefined {
  const url = new URL(address, location.href);
  return url.origin === location.origin ? url.pathname : undefined;
}

function assetsOfPage(): string[] {
  const fetched = performance.getEntriesByType('resource').map(({ name }) => name);
  const shown = [...document.querySelectorAll<HTMLImageElement>('main img')].map(
    ({ currentSrc }) => currentSrc,
  );
  const paths = [...fetched, ...shown].flatMap((address) => ownPath(address) ?? []);
  return [...new Set(paths)].filter((path) => ASSET.test(path) && !FILM.test(path));
}

/** A locked lesson, an account's page and a page that is not there say that they are not to be listed. */
const isForEverybody = () => document.querySelector('meta[name=robots][content=noindex]') === null;

async function messageFor(path: string): Promise<CopyMessage> {
  if (!isForEverybody()) return { type: 'drop', path };
  await loadPictures();
  const title = document.querySelector('h1')?.textContent?.trim() ?? m.app_name();
  return { type: 'keep', path, title, assets: assetsOfPage(), since: performance.timeOrigin };
}

/** Whoever saves data, or has no secure page, reads on the line. */
const isPossible = () =>
  'serviceWorker' in navigator &&
  'caches' in window &&
  !('connection' in navigator && Object(navigator.connection).saveData === true);

/** With « Se souvenir de moi » off nothing is kept, nor for who has signed out meanwhile. */
const isWanted = () => readSession()?.is_remembered === true;

/** After the page is there and quiet. */
export async function keepOfflineCopies(): Promise<void> {
  if (!isPossible()) return;
  await loaded();
  if (!isWanted()) return;
  await navigator.serviceWorker.register(WORKER);
  const { active } = await navigator.serviceWorker.ready;
  const message = await messageFor(location.pathname);
  if (!isWanted()) {
    // Signed out in another tab, whose forgetting may have come before the worker.
    await forgetOfflineCopies();
    return;
  }
  if (READABLE.test(location.pathname)) active?.postMessage(message);
}
