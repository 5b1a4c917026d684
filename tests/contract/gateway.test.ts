import { SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { readSecrets } from '../stack.ts';
import { call, isLocal, publishableKey, secretKey } from './supabase.ts';

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36';

test.each(['/', '/_system/info', '/_system/config', '/studio', '/pg/query', '/rest/v2/lessons'])(
  '%s is not there',
  async (path) => {
    expect((await call(path, { headers: { apikey: secretKey } })).status).toBe(404);
  },
);

test.each(['/rest/v1/lessons', '/auth/v1/settings', '/auth/v1/admin/users'])(
  '%s without a key is refused',
  async (path) => {
    expect((await call(path)).status).toBe(401);
  },
);

test('a wrong key is refused', async () => {
  const headers = { apikey: `${publishableKey.slice(0, -1)}?` };
  expect((await call('/rest/v1/lessons', { headers })).status).toBe(401);
});

test('the publishable key reads as a visitor', async () => {
  const headers = { apikey: publishableKey };
  expect((await call('/rest/v1/lessons?select=id', { headers })).status).toBe(200);
});

test('the secret key is refused to a browser', async () => {
  const headers = { apikey: secretKey, 'user-agent': BROWSER };
  expect((await call('/rest/v1/lessons?select=id', { headers })).status).toBe(401);
});

test('a page may ask from anywhere, with the headers that supabase-js sends', async () => {
  const response = await call('/rest/v1/lessons', {
    method: 'OPTIONS',
    headers: {
      origin: 'https://exemple.fr',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'apikey,authorization,content-type,x-client-info',
    },
  });
  expect(response.ok).toBe(true);
  expect(response.headers.get('access-control-allow-origin')).toMatch(
    /^(\*|https:\/\/exemple\.fr)$/,
  );
  expect(response.headers.get('access-control-allow-headers')).toMatch(/authorization/i);
});

describe.runIf(isLocal)('the local gateway', () => {
  const token = (claims: Record<string, unknown>, expires: string, secret: string) =>
    new SignJWT(claims)
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime(expires)
      .sign(new TextEncoder().encode(secret));

  const read = (jwt: string) =>
    call('/rest/v1/lessons?select=id', {
      headers: { apikey: publishableKey, authorization: `Bearer ${jwt}` },
    });

  test('refuses a token that another secret signed', async () => {
    const response = await read(await token({ role: 'service_role' }, '1h', 'x'.repeat(40)));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'PGRST301' });
  });

  test('refuses a token that has expired', async () => {
    const secret = String(readSecrets()['jwtSecret']);
    const response = await read(await token({ role: 'authenticated' }, '-1s', secret));
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ code: 'PGRST303' });
  });

  test('refuses a token for a role of its own making', async () => {
    const secret = String(readSecrets()['jwtSecret']);
    expect((await read(await token({ role: 'postgres' }, '1h', secret))).status).toBe(401);
  });

  test('refuses the secret key to a page', async () => {
    const headers = { apikey: secretKey, origin: 'http://127.0.0.1:4321' };
    expect((await call('/rest/v1/lessons?select=id', { headers })).status).toBe(401);
  });

  test.each(['signup', 'otp', 'magiclink', 'recover', 'resend', 'invite', 'reauthenticate'])(
    'keeps /auth/v1/%s for the functions',
    async (name) => {
      const response = await call(`/auth/v1/${name}`, {
        method: 'POST',
        headers: { apikey: publishableKey, 'content-type': 'application/json' },
        body: JSON.stringify({ email: 'a@preau.test', password: 'Une-phrase-1', type: 'signup' }),
      });
      expect(response.status).toBe(403);
      expect(await response.json()).toMatchObject({ error_code: 'only_functions' });
    },
  );

  test('lets no mail scanner consume a link by GET', async () => {
    const headers = { apikey: publishableKey };
    const response = await call('/auth/v1/verify?token=x&type=signup', { headers });
    expect(response.status).toBe(403);
  });

  test('refuses a body that is too large', async () => {
    const response = await call('/rest/v1/rpc/lesson_gate', {
      method: 'POST',
      headers: { apikey: publishableKey, 'content-type': 'application/json' },
      body: JSON.stringify({ lesson_id: 'x'.repeat(1_100_000) }),
    });
    expect(response.status).toBe(413);
  });

  test('a function without a key is asked all the same, and one that is not there is 404', async () => {
    expect((await call('/functions/v1/no-such-function', { method: 'POST' })).status).toBe(404);
  });
});
