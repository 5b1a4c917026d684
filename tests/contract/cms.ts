// How the tests ask the running stack's Strapi.
import { readSecrets, readStack } from '../stack.ts';

export const { cmsUrl } = readStack();
const { demoAccounts } = readStack();
export const buildToken = String(readSecrets()['buildToken']);
export const answerKeyToken = String(readSecrets()['answerKeyToken']);

export type Answer = { status: number; json: Record<string, unknown>; cookies: string };
type Ask = { method?: string; bearer?: string; cookie?: string; body?: unknown; form?: FormData };

export async function ask(path: string, { method = 'GET', bearer, cookie, body, form }: Ask = {}) {
  const response = await fetch(`${cmsUrl}${path}`, {
    method,
    headers: {
      ...(bearer && { authorization: `Bearer ${bearer}` }),
      ...(cookie && { cookie }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    body: form ?? (body === undefined ? null : JSON.stringify(body)),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  const cookies = response.headers.getSetCookie().map((line) => line.split(';')[0]);
  return {
    status: response.status,
    json: isJson ? JSON.parse(text) : {},
    cookies: cookies.join('; '),
  };
}

/** Signed in to the admin panel. */
export async function editor(email: string) {
  const password = demoAccounts[0]?.password;
  const { json, cookies } = await ask('/admin/login', {
    method: 'POST',
    body: { email, password },
  });
  const { data } = json as { data: { accessToken: string } };
  return { bearer: data.accessToken, cookie: cookies };
}
