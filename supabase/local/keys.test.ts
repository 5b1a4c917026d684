import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { identify } from './keys.ts';

const keys = {
  publishableKey: 'sb_publishable_abc',
  secretKey: 'sb_secret_abc',
  jwtSecret: 'a-secret-of-at-least-thirty-two-bytes',
};

const ask = (headers: Record<string, string>, query = '') =>
  identify(new Request(`http://127.0.0.1/rest/v1/lessons${query}`, { headers }), keys);

const token = (claims: Record<string, unknown>, secret = keys.jwtSecret, expires = '1h') =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .setExpirationTime(expires)
    .sign(new TextEncoder().encode(secret));

test.each([
  [{ apikey: keys.publishableKey }, 'anon'],
  [{ apikey: keys.publishableKey, authorization: `Bearer ${keys.publishableKey}` }, 'anon'],
  [{ apikey: keys.secretKey }, 'service_role'],
])('a key alone gives its role', async (headers, role) => {
  expect(await ask(headers)).toMatchObject({ role, token: null });
});

test('a key in the address is a key', async () => {
  expect(await ask({}, `?apikey=${keys.publishableKey}`)).toMatchObject({ role: 'anon' });
});

test.each([keys.publishableKey, keys.secretKey])(
  'a user’s token decides, whatever the key',
  async (apikey) => {
    const authorization = `Bearer ${await token({ role: 'authenticated', sub: 'ada' })}`;
    const caller = await ask({ apikey, authorization });
    expect(caller).toMatchObject({ role: 'authenticated', claims: { sub: 'ada' } });
  },
);

test.each([
  [{}, 'UNAUTHORIZED_MISSING_API_KEY'],
  [{ authorization: `Bearer ${keys.secretKey}` }, 'UNAUTHORIZED_MISSING_API_KEY'],
  [{ apikey: 'sb_secret_other' }, 'UNAUTHORIZED_INVALID_API_KEY'],
  [
    { apikey: keys.secretKey, 'user-agent': 'Mozilla/5.0 (X11)' },
    'UNAUTHORIZED_INVALID_API_KEY_TYPE',
  ],
  [
    { apikey: keys.secretKey, origin: 'http://127.0.0.1:4321' },
    'UNAUTHORIZED_INVALID_API_KEY_TYPE',
  ],
])('%o is refused', async (headers, code) => {
  expect(await ask(headers)).toMatchObject({ status: 401, code });
});

test('a token that is false, old, unsigned, or for a role of its own making is refused', async () => {
  const good = { role: 'authenticated', sub: 'ada' };
  const unsigned = `${btoa('{"alg":"none"}')}.${btoa(JSON.stringify(good))}.`.replaceAll('=', '');
  const tokens = [
    [await token(good, 'another-secret-of-at-least-thirty-two'), 'PGRST301'],
    [await token(good, keys.jwtSecret, '-1s'), 'PGRST303'],
    [await token({ role: 'supabase_admin' }), 'PGRST301'],
    [unsigned, 'PGRST301'],
    ['rubbish', 'PGRST301'],
  ] as const;
  for (const [jwt, code] of tokens) {
    const answer = await ask({ apikey: keys.publishableKey, authorization: `Bearer ${jwt}` });
    expect(answer).toMatchObject({ status: 401, code });
  }
});
