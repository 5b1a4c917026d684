import type { FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { MIME_TYPES } from '../cms/media-types.ts';
import { cacheControl, contentType, securityHeaders } from './serve-headers.ts';
import type { IndexEntry } from './site-index.ts';

export type Answer = {
  status: number;
  path: string;
  entry: IndexEntry;
  /** Opens the file or one of its compressed forms. */
  open: (suffix: '' | '.br' | '.gz') => Promise<FileHandle>;
  /** In place of the site's own, which are for what everybody may keep. */
  headers?: Record<string, string>;
};

/** Sends one file of a release: conditional, ranged, compressed. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  { status, path, entry, open, headers: own }: Answer,
): Promise<void> {
  const ext = path.slice(path.lastIndexOf('.') + 1);
  const encoding = status === 200 || status === 404 ? chooseEncoding(request, entry) : undefined;
  const etag = `"${entry.hash}${encoding ? `-${encoding.token}` : ''}"`;
  const headers: Record<string, string | number> = {
    ...securityHeaders(request, ext),
    'content-type': contentType(ext, MIME_TYPES),
    'cache-control': status === 200 ? cacheControl(path) : 'no-cache',
    etag,
    ...own,
  };
  if (entry.br || entry.gz) headers['vary'] = 'accept-encoding';
  else headers['accept-ranges'] = 'bytes';

  if (status === 200 && isKnown(request, entry.hash)) {
    response.writeHead(304, headers).end();
    return;
  }
  const range = status === 200 && !entry.br ? readRange(request, entry.size, etag) : undefined;
  if (range === 'outside') {
    response.writeHead(416, { ...headers, 'content-range': `bytes */${entry.size}` }).end();
    return;
  }
  // Opened before the head is written: a file that is gone can still become another answer.
  const file = await open(encoding?.suffix ?? '');
  try {
    if (encoding) headers['content-encoding'] = encoding.coding;
    headers['content-length'] = range
      ? range.end - range.start + 1
      : (encoding?.size ?? entry.size);
    if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${entry.size}`;
    response.writeHead(range ? 206 : status, headers);
    if (request.method === 'HEAD' || headers['content-length'] === 0) response.end();
    else await pipeline(file.createReadStream({ autoClose: false, ...range }), response);
  } finally {
    await file.close();
  }
}

type Encoding = { coding: string; token: string; suffix: '.br' | '.gz'; size: number };

function chooseEncoding(request: IncomingMessage, { br, gz }: IndexEntry): Encoding | undefined {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const takes = (coding: string) =>
    new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(\\.0*)?\\b)`).test(accepted);
  if (br && takes('br')) return { coding: 'br', token: 'br', suffix: '.br', size: br };
  if (gz && takes('gzip')) return { coding: 'gzip', token: 'gz', suffix: '.gz', size: gz };
  return undefined;
}

/** The client's copy is this content, in whatever coding it was sent. */
function isKnown(request: IncomingMessage, hash: string): boolean {
  const known = request.headers['if-none-match'] ?? '';
  return known
    .split(',')
    .map((tag) => tag.trim().replace(/^W\//, ''))
    .some((tag) => tag === '*' || tag.replaceAll('"', '').replace(/-(br|gz)$/, '') === hash);
}

/** One range; several, or one of another version of the file, get the whole. */
function readRange(
  request: IncomingMessage,
  size: number,
  etag: string,
): { start: number; end: number } | 'outside' | undefined {
  const condition = request.headers['if-range'];
  if (condition !== undefined && condition !== etag) return undefined;
  const found = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
  if (!found) return undefined;
  const [, first = '', last = ''] = found;
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? 'outside' : { start, end };
}
