import { apiError, restErrorResponse } from './api-error.ts';
import { tooMany } from './auth.ts';
import { forward, readBody, tooLarge } from './body.ts';
import { type ApiKeys, checkApiKey, readApiKey } from './keys.ts';
import { Attempts, type Limits } from './limits.ts';

const LIMIT = 1_000_000;

/**
 * Hands calls to the functions. As on Supabase (`verify_jwt = false`) a function checks its caller
 * itself; the address it sees in `x-forwarded-for` is ours to state, never the client's.
 */
export function createFunctionsProxy(base: string, keys: ApiKeys, limits: Limits) {
  const perAddress = new Attempts(limits.functionsPerAddress);

  return async (request: Request, address: string): Promise<Response> => {
    const apiKey = readApiKey(request);
    const key = apiKey === null ? 'publishable' : checkApiKey(apiKey, request.headers, keys);
    if (typeof key !== 'string') return restErrorResponse(key);
    if (key === 'publishable') {
      const wait = perAddress.wait(address, Date.now());
      if (wait > 0) return restErrorResponse(tooMany(wait));
      perAddress.count(address, Date.now());
    }
    const body = await readBody(request, LIMIT);
    if (body === null) return restErrorResponse(tooLarge(LIMIT));
    const url = new URL(request.url);
    const target = new URL(url.pathname.replace(/^\/functions\/v1/, ''), base);
    target.search = url.search;
    const asked = forward(request, target, body, (headers) => {
      for (const name of [...headers.keys()]) {
        if (/^(x-forwarded|x-real-ip|forwarded|cf-)/.test(name)) headers.delete(name);
      }
      headers.set('x-forwarded-for', address);
    });
    try {
      const response = await fetch(asked);
      const headers = new Headers(response.headers);
      for (const name of [
        'content-encoding',
        'content-length',
        'transfer-encoding',
        'connection',
      ]) {
        headers.delete(name);
      }
      return new Response(response.body, { status: response.status, headers });
    } catch {
      return restErrorResponse(functionsAway);
    }
  };
}

const functionsAway = apiError(503, 'functions_unavailable', 'The functions do not answer', {
  headers: { 'retry-after': '1' },
});
