import type { Disk } from './disk.ts';
import type { StoredObject } from './objects.ts';
import { parseRange } from './range.ts';

/** Documents that run script when opened: they are downloads, never pages of this origin. */
const ACTIVE = /^(text\/html|application\/xhtml\+xml|image\/svg\+xml|text\/xml|application\/xml)/;

/** Answers with a file, whole or the asked part of it, for GET and HEAD. */
export function serveObject(
  disk: Disk,
  object: StoredObject,
  request: Request,
  isPublic: boolean,
): Response {
  const { size, eTag } = object;
  const headers = new Headers({
    'content-type': object.mime,
    'accept-ranges': 'bytes',
    etag: eTag,
    'last-modified': object.updatedAt.toUTCString(),
    'cache-control': isPublic ? object.cacheControl : `private, ${object.cacheControl}`,
    'x-content-type-options': 'nosniff',
  });
  const disposition = dispositionOf(object, new URL(request.url).searchParams.get('download'));
  if (disposition !== null) headers.set('content-disposition', disposition);
  if (ACTIVE.test(object.mime)) {
    headers.set('content-security-policy', "default-src 'none'; sandbox");
  }
  if (eTag !== '' && request.headers.get('if-none-match') === eTag) {
    return new Response(null, { status: 304, headers });
  }
  const asked = isStillSame(request, eTag) ? request.headers.get('range') : null;
  const range = parseRange(asked, size);
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${size}`);
    return new Response(null, { status: 416, headers });
  }
  headers.set('content-length', String(range === null ? size : range.end - range.start + 1));
  if (range !== null) headers.set('content-range', `bytes ${range.start}-${range.end}/${size}`);
  const body = request.method === 'HEAD' || size === 0 ? null : disk.read(object.version, range);
  return new Response(body, { status: range === null ? 200 : 206, headers });
}

/** A part of a file that has changed since would not fit the parts that the client has. */
function isStillSame(request: Request, eTag: string) {
  const condition = request.headers.get('if-range');
  return condition === null || condition === eTag;
}

function dispositionOf({ name, mime }: StoredObject, download: string | null): string | null {
  if (download === null && !ACTIVE.test(mime)) return null;
  const file = download || name.split('/').at(-1) || 'file';
  const plain = file.replace(/[^\w.-]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file)}`;
}
