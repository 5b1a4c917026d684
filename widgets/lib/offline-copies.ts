// Keeps the open lessons and help pages that somebody has visited, so that they can be read without
// a line. `site/offline/` serves them; this says which, and what they need. Nothing gated, nothing
// of the API and no film is ever named here, and the worker would not take it.
import { m } from '#messages';

const WORKER = '/sw.js';
const READABLE = /^\/(?:$|aide\/|cours\/)/;
const ASSET = /^\/(?:_astro|media)\//;
const FILM = /\.(?:mp4|webm|m4v|mov|vtt|mp3|m4a|ogg)$/;

/** What the worker is told. */
export type CopyMessage =
  | { type: 'keep'; path: string; title: string; assets: string[] }
  | { type: 'drop'; path: string };

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
  return { type: 'keep', path, title, assets: assetsOfPage() };
}

/** Whoever saves data, or has no secure page, reads on the line. */
const isPossible = () =>
  'serviceWorker' in navigator &&
  'caches' in window &&
  !('connection' in navigator && Object(navigator.connection).saveData === true);

/** After the page is there and quiet. */
export async function keepOfflineCopies(): Promise<void> {
  if (!isPossible()) return;
  await loaded();
  await navigator.serviceWorker.register(WORKER);
  const { active } = await navigator.serviceWorker.ready;
  if (READABLE.test(location.pathname)) active?.postMessage(await messageFor(location.pathname));
}
