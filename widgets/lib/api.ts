// The one way to the server: key, token, time limit, and what a failed call means.
import { accessToken } from './access-token.ts';
import { AppError, codeOfStatus } from './errors.ts';
import { isOtherPerson } from './session-store.ts';

const TIME_LIMIT_MS = 15_000;

/** The address of a path of the API; an address that is complete stays as it is. */
export const apiUrl = (path: string): string =>
  new URL(path, import.meta.env.PUBLIC_SUPABASE_URL).href;

async function send(url: string, init: RequestInit, token: string | null): Promise<Response> {
  const headers = new Headers(init.headers);
  headers.set('apikey', import.meta.env.PUBLIC_SUPABASE_KEY);
  if (token) headers.set('authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(url, {
      ...init,
      headers,
      signal: init.signal ?? AbortSignal.timeout(TIME_LIMIT_MS),
    });
  } catch (cause) {
    throw new AppError('offline', { cause });
  }
  if (response.status >= 500) throw new AppError(codeOfStatus(response.status));
  return response;
}

/** The token of whom this page belongs to: never that of somebody who signed in in another tab. */
export async function ownToken(refused?: string): Promise<string | null> {
  const token = await accessToken(refused);
  if (isOtherPerson()) throw new AppError('conflict', { reason: 'other-person' });
  return token;
}

/** Calls the API as whoever is signed in, with one more try when the token had expired. */
export async function fetchApi(path: string, init: RequestInit = {}): Promise<Response> {
  const url = apiUrl(path);
  const token = await ownToken();
  const response = await send(url, init, token);
  if (response.status !== 401 || !token) return response;
  // The device's clock may be wrong, so the server's refusal is what tells that it is over.
  const renewed = await ownToken(token);
  return renewed ? send(url, init, renewed) : response;
}

export async function postJson(
  path: string,
  body: unknown,
  signal: AbortSignal | null = null,
): Promise<Response> {
  return fetchApi(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal,
  });
}
