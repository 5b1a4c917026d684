// The service worker: bundled into /sw.js by site/offline/build-worker.ts. Registered by the island
// of who is signed in and remembered, and taken away with everything else when they sign out.
import { Copies, strategyFor } from './copies.ts';

declare const SCRIPTS: string[];

/** The little of a worker's own world that is used: TypeScript has it or the page's, not both. */
interface WorkerScope {
  location: Location;
  skipWaiting: () => Promise<void>;
  clients: { claim: () => Promise<void> };
  addEventListener(type: 'install', listener: (event: Installing) => void): void;
  addEventListener(type: 'activate', listener: (event: Waiting) => void): void;
  addEventListener(type: 'message', listener: (event: Message) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}
interface Waiting {
  waitUntil: (work: Promise<unknown>) => void;
}
interface Installing extends Waiting {
  /** Not in every browser yet. */
  addRoutes?: (routes: object[]) => Promise<void>;
}
interface Message extends Waiting {
  data: unknown;
  ports: readonly MessagePort[];
}
interface Fetching extends Waiting {
  request: Request;
  respondWith: (response: Promise<Response>) => void;
}

const worker = self as unknown as WorkerScope;
const copies = new Copies({
  caches,
  fetch: (request, init) => fetch(request, init),
  now: Date.now,
  scripts: SCRIPTS,
});

// Pages come from the network first, so a new worker may take over at once.
worker.addEventListener('install', (event) =>
  event.waitUntil(Promise.all([worker.skipWaiting(), leaveOtherOriginsAlone(event)])),
);
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

worker.addEventListener('message', (event) => event.waitUntil(obey(event)));

/**
 * What a page sends to the API as it closes would die with it on its way through a worker that only
 * lets it pass.
 */
async function leaveOtherOriginsAlone(event: Installing): Promise<void> {
  const own = { urlPattern: `${worker.location.origin}/*` };
  // A browser that does not know « not » goes on as without.
  await event.addRoutes?.([{ condition: { not: own }, source: 'network' }]).catch(() => undefined);
}

async function obey({ data: message, ports }: Message): Promise<void> {
  if (typeof message !== 'object' || message === null || !('type' in message)) return;
  if (message.type === 'forget') {
    copies.forget();
    for (const port of ports) port.postMessage(null);
  }
  if (!('path' in message) || typeof message.path !== 'string') return;
  if (message.type === 'drop') await copies.drop(message.path);
  if (message.type !== 'keep' || !('title' in message) || !('assets' in message)) return;
  if (!('since' in message) || typeof message.since !== 'number') return;
  const assets = Array.isArray(message.assets) ? message.assets : [];
  await copies.keep(
    message.path,
    String(message.title),
    assets.filter((path) => typeof path === 'string'),
    message.since,
  );
}

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const asked = {
    method: request.method,
    mode: request.mode,
    url: request.url,
    hasRange: request.headers.has('range'),
  };
  const strategy = strategyFor(asked, worker.location.origin);
  if (strategy === 'page') event.respondWith(copies.page(request));
  if (strategy === 'asset') event.respondWith(copies.asset(request));
});
