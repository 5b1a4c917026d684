const METHODS = 'GET, POST, PATCH, PUT, DELETE, HEAD, OPTIONS';
const HEADERS = [
  'authorization',
  'apikey',
  'content-type',
  'prefer',
  'range',
  'range-unit',
  'accept',
  'accept-profile',
  'content-profile',
  'x-client-info',
  'x-upsert',
  'x-region',
  'x-supabase-api-version',
  'cache-control',
].join(', ');
const EXPOSED = [
  'content-range',
  'content-location',
  'content-length',
  'accept-ranges',
  'preference-applied',
  'retry-after',
  'sb-error-code',
  'x-sb-error-code',
].join(', ');

/** Any page may call the API, as on Supabase: the keys and the tokens decide, no cookie is involved. */
export function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-origin': '*',
      'access-control-allow-methods': METHODS,
      'access-control-allow-headers':
        request.headers.get('access-control-request-headers') ?? HEADERS,
      'access-control-max-age': '86400',
    },
  });
}

/** Adds the headers that let a page read the answer. */
export function withCors(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('access-control-allow-origin', '*');
  headers.set('access-control-expose-headers', EXPOSED);
  headers.set('x-content-type-options', 'nosniff');
  return new Response(response.body, { status: response.status, headers });
}
