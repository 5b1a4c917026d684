// The private address of drafts: a signed address becomes a cookie, the cookie shows one entry's
// pages, and to everybody else nothing is here.
import { open, readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import {
  LASTS,
  type PreviewedEntry,
  readPass,
  signPass,
} from '../../cms/src/preview/preview-pass.ts';
import { sendFile } from '../publish/serve-file.ts';
import { isSecure } from '../publish/serve-headers.ts';
import { isGone } from '../publish/serve-site.ts';
import {
  faultPage,
  REFRESH_PATH,
  START_PATH,
  STYLE,
  STYLE_PATH,
  waitingPage,
  withBanner,
} from './preview-pages.ts';
import type { Previews } from './previews.ts';

const COOKIE = 'preau-apercu';
const MEDIA = /^\/media\/([0-9a-f]{64}\.\w+)$/;
/** The offline copies of the site are no place for a draft. */
const WORKER = '/sw.js';

export type PreviewServerOptions = {
  secret: string;
  /** Address of Strapi for an editor's browser: the one place that may frame a preview. */
  cmsUrl: string;
  previews: Previews;
  now?: () => Date;
};

export function createPreviewServer(options: PreviewServerOptions): Server {
  return createServer(async (request, response) => {
    try {
      await answer(request, response, options);
    } catch (error) {
      if (!isGone(error)) console.error(error);
      if (response.headersSent) response.destroy();
      else nothingHere(response);
    }
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  options: PreviewServerOptions,
): Promise<void> {
  const { previews, cmsUrl } = options;
  const path = pathOf(request);
  if (path === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) {
    return nothingHere(response);
  }
  if (exchange(request, response, path, options)) return;
  const entry = entryOf(request, options);
  if (!entry || path === WORKER) return nothingHere(response);

  if (path === STYLE_PATH) return send(response, options, STYLE, 'text/css; charset=utf-8');
  if (path === REFRESH_PATH) {
    previews.refresh(entry);
    return redirect(response, START_PATH);
  }
  if (!previews.find(entry)) previews.refresh(entry);
  const preview = previews.find(entry);
  if (path === START_PATH) {
    if (!preview || preview.isPending) return send(response, options, waitingPage());
    if (preview.fault) return send(response, options, faultPage(preview.fault, entry, cmsUrl));
    return redirect(response, encodeURI(preview.built?.path ?? '/'));
  }
  const { built } = preview ?? {};
  if (!built) return redirect(response, START_PATH);

  const media = MEDIA.exec(path)?.[1];
  const file = media
    ? join(previews.contentDir(entry), 'media', media)
    : join(built.outDir, normalize(path.endsWith('/') ? `${path}index.html` : path));
  const found = await stat(file).catch(() => undefined);
  if (found?.isDirectory()) return redirect(response, `${encodeURI(path)}/`);
  if (!found) return nothingHere(response);
  if (file.endsWith('.html')) {
    const html = await readFile(file, 'utf8');
    return send(response, options, withBanner(html, entry, cmsUrl));
  }
  await sendFile(request, response, {
    status: 200,
    path,
    entry: { hash: String(found.mtimeMs), size: found.size },
    open: () => open(file),
    headers: privateHeaders(options),
  });
}

/** A signed address becomes a cookie that no script reads, and a clean address. */
function exchange(
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
  { secret, previews, now = () => new Date() }: PreviewServerOptions,
): boolean {
  if (!path.startsWith(START_PATH)) return false;
  const entry = readPass('address', path.slice(START_PATH.length), secret, now());
  if (!entry) return false;
  const pass = encodeURIComponent(signPass('cookie', entry, secret, now()));
  const attributes = `Path=/; HttpOnly; SameSite=Strict; Max-Age=${LASTS.cookie}`;
  response.setHeader(
    'set-cookie',
    `${COOKIE}=${pass}; ${attributes}${isSecure(request) ? '; Secure' : ''}`,
  );
  previews.refresh(entry);
  redirect(response, START_PATH);
  return true;
}

function entryOf(
  request: IncomingMessage,
  { secret, now = () => new Date() }: PreviewServerOptions,
): PreviewedEntry | undefined {
  for (const pair of (request.headers.cookie ?? '').split(/;\s*/)) {
    const [name, value = ''] = pair.split('=');
    if (name === COOKIE) return readPass('cookie', decoded(value) ?? '', secret, now());
  }
  return undefined;
}

function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  const path = decoded(url.replace(/[?#].*$/s, ''));
  return path?.startsWith('/') && !path.includes('\0') && !/(^|\/)\.\.?(\/|$)/.test(path)
    ? path
    : undefined;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

const PRIVATE = {
  'cache-control': 'no-store',
  'x-robots-tag': 'noindex, nofollow, noarchive',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
};

/** Every answer bears them: nothing is kept, found, told on or framed elsewhere. */
function privateHeaders({ cmsUrl }: Pick<PreviewServerOptions, 'cmsUrl'>) {
  return {
    ...PRIVATE,
    'content-security-policy': `frame-ancestors 'self' ${cmsUrl}; base-uri 'self'; object-src 'none'; form-action 'self'; worker-src 'none'`,
  };
}

function send(
  response: ServerResponse,
  options: PreviewServerOptions,
  text: string,
  type = 'text/html; charset=utf-8',
): void {
  response.writeHead(200, { ...privateHeaders(options), 'content-type': type });
  response.end(text);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(303, { ...PRIVATE, location }).end();
}

/** The same for a forged address, an old cookie and a page that is not there. */
function nothingHere(response: ServerResponse): void {
  response.writeHead(404, { ...PRIVATE, 'content-type': 'text/plain; charset=utf-8' });
  response.end('404');
}
