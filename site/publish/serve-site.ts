// Serves the release that the link `current` names, asked anew for every request: a page and what
// it loads come from one release, before a swap or after it, and never from half of one.
import { open } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { m } from '#messages';
import { hasRelease, keptReleases, readReleaseIndex, servedRelease } from './releases.ts';
import { type Answer, sendFile } from './serve-file.ts';
import { securityHeaders } from './serve-headers.ts';
import type { ReleaseIndex, SiteIndex } from './site-index.ts';

const KEPT_INDEXES = 6;
/** Names that carry their content's hash: no release can mean another file by them. */
const HASHED = /^\/(?:_astro|media)\//;

export function createSiteServer(releasesDir: string): Server {
  const indexes = new Map<number, Promise<ReleaseIndex>>();

  const indexOf = (release: number): Promise<ReleaseIndex> => {
    const known = indexes.get(release);
    if (known) return known;
    const read = readReleaseIndex(releasesDir, release);
    indexes.set(release, read);
    read.catch(() => indexes.delete(release));
    const oldest = indexes.keys().next().value;
    if (indexes.size > KEPT_INDEXES && oldest !== undefined) indexes.delete(oldest);
    return read;
  };

  /** A page loaded before the swap still asks for what its own release was made of. */
  const findEarlier = async (path: string, live: number, { withheld }: ReleaseIndex) => {
    if (!HASHED.test(path) || withheld.some((hash) => path.includes(hash))) return undefined;
    for (const release of await keptReleases(releasesDir)) {
      if (release === live || !hasRelease(releasesDir, release)) continue;
      const entry = at((await indexOf(release)).files, path);
      if (entry) return { release, status: 200, path, entry };
    }
    return undefined;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const live = await servedRelease(releasesDir);
    if (live === undefined) throw new NotReady();
    const index = await indexOf(live);
    const url = request.url ?? '/';
    const found = find(url, index.files);
    if ('location' in found) {
      response.writeHead(308, { ...securityHeaders(request, 'html'), location: found.location });
      response.end();
      return;
    }
    const earlier =
      found.status === 404 ? await findEarlier(pathOf(url) ?? '', live, index) : undefined;
    const { release, ...file } = earlier ?? { release: live, ...found };
    await sendFile(request, response, {
      ...file,
      open: (suffix) => open(join(releasesDir, String(release), 'site', `${file.path}${suffix}`)),
    });
  };

  const server = createServer(async (request, response) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405, { ...securityHeaders(request, 'html'), allow: 'GET, HEAD' }).end();
      return;
    }
    try {
      await answer(request, response).catch((error: unknown) => {
        // The release was swapped and pruned between reading the link and opening the file.
        if (response.headersSent || !isMissing(error)) throw error;
        return answer(request, response);
      });
    } catch (error) {
      if (response.headersSent) response.destroy();
      else unavailable(request, response);
      if (!(error instanceof NotReady) && !isMissing(error) && !isGone(error)) console.error(error);
    }
  });
  // Longer than a proxy's own, so that it never writes into a connection that is being closed.
  server.keepAliveTimeout = 65_000;
  return server;
}

type Found = Omit<Answer, 'open'> | { location: string };

/** What an address means in a release. */
export function find(url: string, index: SiteIndex): Found {
  const query = url.indexOf('?');
  const path = pathOf(url);
  const search = query === -1 ? '' : url.slice(query);
  const file = path?.endsWith('/') ? `${path}index.html` : path;
  const entry = file === undefined ? undefined : at(index, file);
  if (path !== undefined && file !== undefined && entry) {
    if (file.endsWith('/index.html') && !path.endsWith('/')) {
      return { location: `${encodeURI(path.slice(0, -'index.html'.length))}${search}` };
    }
    return { status: 200, path: file, entry };
  }
  if (path !== undefined && at(index, `${path}/index.html`)) {
    return { location: `${encodeURI(path)}/${search}` };
  }
  const missing = at(index, '/404.html');
  if (!missing) throw new Error('the release has no 404.html');
  return { status: 404, path: '/404.html', entry: missing };
}

function at(index: SiteIndex, path: string) {
  return Object.hasOwn(index, path) ? index[path] : undefined;
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(url.replace(/\?.*$/s, ''));
  } catch {
    return undefined;
  }
}

/** Nothing was published yet. */
class NotReady extends Error {}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}

/** The client went away while it was being answered. */
export function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
}

function unavailable(request: IncomingMessage, response: ServerResponse): void {
  const html = `<!doctype html><html lang="fr"><meta charset="utf-8"><title>${m.app_name()}</title><p>${m.app_site_not_ready()}</p></html>`;
  response.writeHead(503, {
    ...securityHeaders(request, 'html'),
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'retry-after': '5',
  });
  response.end(html);
}
