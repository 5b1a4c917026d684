import { SignJWT } from 'jose';
import { apiError } from './api-error.ts';
import { forward } from './body.ts';
import type { Caller } from './keys.ts';

/** Real services know no API keys, only tokens: a caller without a user gets one of its role. */
export async function tokenOf(caller: Caller, jwtSecret: string): Promise<string> {
  if (caller.token !== null) return caller.token;
  return new SignJWT({ role: caller.role })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuedAt()
    .setExpirationTime('5m')
    .sign(new TextEncoder().encode(jwtSecret));
}

/** Hands the request to a real PostgREST or GoTrue. Null means that it does not answer. */
export async function askUpstream(
  base: string,
  path: string,
  request: Request,
  body: Uint8Array,
  token: string,
): Promise<Response | null> {
  const url = new URL(base.replace(/\/$/, '') + path);
  url.search = new URL(request.url).search;
  try {
    const response = await fetch(
      forward(request, url, body, (headers) => {
        headers.set('authorization', `Bearer ${token}`);
        headers.delete('accept-encoding');
      }),
    );
    const headers = new Headers(response.headers);
    for (const name of ['content-encoding', 'content-length', 'transfer-encoding', 'connection']) {
      headers.delete(name);
    }
    return new Response(response.body, { status: response.status, headers });
  } catch {
    return null;
  }
}

export const upstreamAway = apiError(503, 'upstream_unavailable', 'The service does not answer', {
  headers: { 'retry-after': '1' },
});
