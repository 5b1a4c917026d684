// What the service worker keeps and serves: pages that anybody may read, and what they are made of.
// It looks at nothing else: the API, tokens, gated texts, signed files and films pass by.

/** Also said on the page about what the site leaves in a browser. */
export const PAGES = 'preau-pages';
export const ASSETS = 'preau-assets';

export const OFFLINE_PAGE = '/hors-ligne/';
/** Needed without a line, wherever somebody is: what says that there is none, and the way out. */
const ALWAYS = [OFFLINE_PAGE, '/deconnexion/', '/'];

const READABLE = /^\/(?:aide|cours)\//;
const ASSET = /^\/(?:_astro|media)\//;
const PICTURE = /^\/media\/[^?]+\.(?:avif|gif|jpe?g|png|svg|webp)$/;
const NOT_LISTED = /<meta name="robots" content="noindex"/;

const MAX_PAGES = 60;
const MAX_AGE_MS = 60 * 24 * 3600_000;
const MAX_ASSET_BYTES = 2_000_000;
const MAX_BYTES = 40_000_000;
/** A line that is slower than that is as good as none, where there is a copy. */
const PATIENCE_MS = 5000;
const AT_ONCE = 4;

export type Strategy = 'page' | 'asset' | undefined;

interface Asked {
  method: string;
  mode: string;
  url: string;
  hasRange: boolean;
}

/** What becomes of a request; undefined leaves it to the browser. */
export function strategyFor({ method, mode, url, hasRange }: Asked, origin: string): Strategy {
  const { origin: from, pathname } = new URL(url);
  if (method !== 'GET' || from !== origin || hasRange) return undefined;
  const isFile = /\.\w+$/.test(pathname);
  if (mode === 'navigate') return isFile ? undefined : 'page';
  return isKeepable(pathname) ? 'asset' : undefined;
}

const isKeepable = (path: string) =>
  path.startsWith('/_astro/') || (ASSET.test(path) && PICTURE.test(path));

/** A page as it is kept: when, under which title, and with what. */
interface Facts {
  at: number;
  title: string;
  assets: string[];
}

const FACTS = 'x-preau-copy';

const withFacts = async (page: Response, facts: Facts): Promise<Response> =>
  new Response(await page.blob(), {
    headers: {
      'content-type': page.headers.get('content-type') ?? 'text/html; charset=utf-8',
      'content-security-policy': page.headers.get('content-security-policy') ?? '',
      // A header holds no letters beyond Latin.
      [FACTS]: encodeURIComponent(JSON.stringify(facts)),
    },
  });

function factsOf(page: Response): Facts {
  const written = page.headers.get(FACTS);
  // Written by withFacts alone.
  return written ? JSON.parse(decodeURIComponent(written)) : { at: 0, title: '', assets: [] };
}

export interface Around {
  caches: Pick<CacheStorage, 'open'>;
  fetch: (request: Request | string, init?: RequestInit) => Promise<Response>;
  now: () => number;
  /** Scripts and styles of this release: any of them may be asked for without a line. */
  scripts: string[];
}

export class Copies {
  readonly #around: Around;
  /** Ends as the device forgets: what was begun before then keeps nothing after it. */
  #stay = new AbortController();
  #forgottenAt = Number.NEGATIVE_INFINITY;

  constructor(around: Around) {
    this.#around = around;
  }

  /** Network first: what is shown on the line is never older than the line. */
  async page(request: Request): Promise<Response> {
    if (this.#stay.signal.aborted) return this.#around.fetch(request);
    const pages = await this.#around.caches.open(PAGES);
    const { pathname } = new URL(request.url);
    const copy = await pages.match(pathname);
    const fresh = this.#around.fetch(request);
    try {
      return await (copy ? within(PATIENCE_MS, fresh) : fresh);
    } catch (error) {
      const shown = copy ?? (await pages.match(OFFLINE_PAGE));
      if (shown) return shown;
      throw error;
    }
  }

  /** Their names carry their hash: a copy is as good as the file. */
  async asset(request: Request): Promise<Response> {
    const { signal } = this.#stay;
    if (signal.aborted) return this.#around.fetch(request);
    const assets = await this.#around.caches.open(ASSETS);
    const { pathname } = new URL(request.url);
    return (await assets.match(pathname)) ?? this.#fetchAsset(assets, pathname, request, signal);
  }

  async #fetchAsset(
    assets: Cache,
    path: string,
    request: Request | string,
    signal: AbortSignal,
  ): Promise<Response> {
    const response = await this.#around.fetch(request);
    const size = Number(response.headers.get('content-length') ?? 0);
    const isWhole = response.status === 200 && response.type !== 'opaque';
    if (isWhole && size <= MAX_ASSET_BYTES && !signal.aborted) {
      await assets.put(path, response.clone());
    }
    return response;
  }

  /**
   * Asks for the page itself: what is kept is what anybody gets, without a cookie or a token.
   * `since`: when whoever asks began to show it. What was shown before the device forgot stays so.
   */
  async keep(path: string, title: string, assets: string[], since: number): Promise<void> {
    if (path !== '/' && !READABLE.test(path)) return;
    if (since <= this.#forgottenAt) return;
    if (this.#stay.signal.aborted) this.#stay = new AbortController();
    const { signal } = this.#stay;
    try {
      await this.#keepPage(path, title, assets.filter(isKeepable), signal);
      await this.#keepAlways(signal);
      await this.#keepAssets([...this.#around.scripts, ...assets.filter(isKeepable)], signal);
      await this.#prune(signal);
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  async drop(path: string): Promise<void> {
    if (this.#stay.signal.aborted) return;
    await (await this.#around.caches.open(PAGES)).delete(path);
  }

  /** At once. From here on no cache is opened, which would bring it back once it is deleted. */
  forget(): void {
    this.#stay.abort();
    this.#forgottenAt = this.#around.now();
  }

  #open(name: string, signal: AbortSignal): Promise<Cache> {
    signal.throwIfAborted();
    return this.#around.caches.open(name);
  }

  async #keepPage(
    path: string,
    title: string,
    assets: string[],
    signal: AbortSignal,
  ): Promise<void> {
    const pages = await this.#open(PAGES, signal);
    const page = await this.#around.fetch(path, { credentials: 'omit' });
    // The server is busy or ill, which says nothing about the page.
    if (page.status >= 500 || page.status === 429) return;
    const isHtml = page.headers.get('content-type')?.startsWith('text/html') ?? false;
    const isOwn = ALWAYS.includes(path);
    const isListed = isOwn || !NOT_LISTED.test(await page.clone().text());
    // Locked again, gone, or moved since it was shown.
    if (!page.ok || page.redirected || !isHtml || !isListed) {
      await pages.delete(path);
      return;
    }
    const copy = await withFacts(page, { at: this.#around.now(), title, assets });
    signal.throwIfAborted();
    await pages.put(path, copy);
  }

  async #keepAlways(signal: AbortSignal): Promise<void> {
    for (const path of ALWAYS) {
      const pages = await this.#open(PAGES, signal);
      const copy = await pages.match(path);
      const isOld = !copy || this.#around.now() - factsOf(copy).at > 24 * 3600_000;
      if (isOld) await this.#keepPage(path, copy ? factsOf(copy).title : '', [], signal);
    }
  }

  async #keepAssets(paths: string[], signal: AbortSignal): Promise<void> {
    const assets = await this.#open(ASSETS, signal);
    const queue = new Set(paths).values();
    const work = async () => {
      for (const path of queue) {
        signal.throwIfAborted();
        if (!(await assets.match(path))) await this.#fetchAsset(assets, path, path, signal);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  }

  /** So that a telephone is not filled: the oldest pages go first, then what no page needs. */
  async #prune(signal: AbortSignal): Promise<void> {
    const pages = await this.#open(PAGES, signal);
    const assets = await this.#open(ASSETS, signal);
    const sizes = await sizesOf(assets);
    const kept = await listPages(pages);
    const needed = new Set(this.#around.scripts);
    let bytes = [...needed].reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0);
    let count = 0;
    for (const { path, facts } of kept) {
      const isAlways = ALWAYS.includes(path);
      const more = facts.assets.filter((asset) => !needed.has(asset));
      const added = more.reduce((sum, asset) => sum + (sizes.get(asset) ?? 0), 0);
      const isTooOld = this.#around.now() - facts.at > MAX_AGE_MS;
      const isTooMuch = count >= MAX_PAGES || bytes + added > MAX_BYTES;
      if (!isAlways && (isTooOld || isTooMuch)) {
        await pages.delete(path);
        continue;
      }
      for (const asset of more) needed.add(asset);
      bytes += added;
      if (!isAlways) count += 1;
    }
    for (const path of sizes.keys()) if (!needed.has(path)) await assets.delete(path);
  }
}

const pathOf = ({ url }: Request) => new URL(url).pathname;

async function sizesOf(assets: Cache): Promise<Map<string, number>> {
  const sizes = new Map<string, number>();
  for (const request of await assets.keys()) {
    const length = (await assets.match(request))?.headers.get('content-length');
    sizes.set(pathOf(request), Number(length ?? 0));
  }
  return sizes;
}

/** The newest first. */
async function listPages(pages: Cache): Promise<{ path: string; facts: Facts }[]> {
  const list = await Promise.all(
    (await pages.keys()).map(async (request) => {
      const page = await pages.match(request);
      return page ? [{ path: pathOf(request), facts: factsOf(page) }] : [];
    }),
  );
  return list.flat().sort((a, b) => b.facts.at - a.facts.at);
}

/** Pages that can be read now, by title: what the offline page lists. */
export async function readablePages(caches: Pick<CacheStorage, 'open'>) {
  const pages = await listPages(await caches.open(PAGES));
  return pages.flatMap(({ path, facts }) =>
    READABLE.test(path) && facts.title ? [{ path, title: facts.title }] : [],
  );
}

function within<T>(milliseconds: number, promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('too slow')), milliseconds);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
