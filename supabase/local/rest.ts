import { restErrorResponse } from './api-error.ts';
import { forward } from './body.ts';
import type { Caller } from './keys.ts';
import type { Lite } from './lite.ts';
import { databaseAway, databaseErrorResponse, isConnectionError } from './rest-error.ts';
import { askUpstream, tokenOf, upstreamAway } from './upstream.ts';

export type RestBackend = (request: Request, body: Uint8Array, caller: Caller) => Promise<Response>;

/** REST by @supabase/lite, its errors as PostgREST's. */
export function liteRest(lite: Lite): RestBackend {
  return async (request, body, caller) => {
    const asked = forward(request, request.url, body, (headers) => {
      headers.delete('authorization'); // the caller is known already
      headers.set('apikey', caller.key);
    });
    const { response, error } = await lite.rest(asked, caller);
    if (response.status < 500 || error === null) return response;
    if (isConnectionError(error)) return restErrorResponse(databaseAway);
    const { code } = Object(
      await response
        .clone()
        .json()
        .catch(() => null),
    );
    return code === 'SUP' ? databaseErrorResponse(error) : response;
  };
}

/** REST by a real PostgREST, for comparing. */
export function realRest(base: string, jwtSecret: string): RestBackend {
  return async (request, body, caller) => {
    const path = new URL(request.url).pathname.replace(/^\/rest\/v1/, '');
    const token = await tokenOf(caller, jwtSecret);
    const response = await askUpstream(base, path, request, body, token);
    return response ?? restErrorResponse(upstreamAway);
  };
}
