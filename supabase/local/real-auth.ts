import { authErrorResponse } from './api-error.ts';
import type { AuthBackend } from './auth.ts';
import { askUpstream, tokenOf, upstreamAway } from './upstream.ts';

/** Auth by a real GoTrue, for comparing. */
export function realAuth(base: string, jwtSecret: string): AuthBackend {
  return async (request, { body, caller }) => {
    const path = new URL(request.url).pathname.replace(/^\/auth\/v1/, '');
    const token = await tokenOf(caller, jwtSecret);
    const response = await askUpstream(base, path, request, body, token);
    return response ?? authErrorResponse(upstreamAway);
  };
}
