import { afterAll, describe, expect, test } from 'vitest';
import { readLimits } from '../../supabase/local/limits.ts';
import {
  call,
  deleteMadeUsers,
  isLocal,
  makeUser,
  PASSWORD,
  permit,
  publishableKey,
  secretKey,
  service,
  signIn,
  someAddress,
  someMail,
  url,
  visitor,
} from './supabase.ts';

afterAll(deleteMadeUsers);

test('a right password opens a session that reads its own user', async () => {
  const { id, email } = await makeUser();
  const { session, client } = await signIn(email);
  const { data } = await client.auth.getUser(session.access_token);
  expect(data.user).toMatchObject({ id, email, role: 'authenticated' });
});

test('a wrong password and an unknown address get the same answer', async () => {
  const { email } = await makeUser();
  const attempt = async (address: string) => {
    const { error } = await service(someAddress()).auth.signInWithPassword({
      email: address,
      password: 'pas-le-bon-1',
    });
    return { status: error?.status, code: error?.code, message: error?.message };
  };
  const wrong = await attempt(email);
  expect(wrong).toMatchObject({ status: 400, code: 'invalid_credentials' });
  expect(await attempt(someMail())).toEqual(wrong);
});

test('a refresh gives new tokens', async () => {
  const { email } = await makeUser();
  const { session } = await signIn(email);
  const { data, error } = await visitor().auth.refreshSession(session);
  expect(error).toBeNull();
  expect(data.session?.refresh_token).not.toBe(session.refresh_token);
});

test('after signing out the session cannot be refreshed', async () => {
  const { email } = await makeUser();
  const { session } = await signIn(email);
  const out = await service().auth.admin.signOut(session.access_token);
  expect(out.error).toBeNull();
  const { error } = await visitor().auth.refreshSession(session);
  expect(error?.status).toBe(400);
});

test('a banned account neither signs in nor refreshes', async () => {
  const { id, email } = await makeUser();
  const { session } = await signIn(email);
  await service().auth.admin.updateUserById(id, { ban_duration: '1h' });
  const again = await service(someAddress()).auth.signInWithPassword({ email, password: PASSWORD });
  expect(again.error).toMatchObject({ status: 400, code: 'user_banned' });
  expect((await visitor().auth.refreshSession(session)).error).not.toBeNull();
  await service().auth.admin.updateUserById(id, { ban_duration: 'none' });
  await signIn(email);
});

test('an account whose address is not confirmed does not sign in', async () => {
  const email = someMail();
  await permit(email);
  const { data } = await service().auth.admin.createUser({ email, password: PASSWORD });
  const { error } = await service(someAddress()).auth.signInWithPassword({
    email: String(data.user?.email),
    password: PASSWORD,
  });
  expect(error?.status).toBe(400);
  await service().auth.admin.deleteUser(String(data.user?.id));
});

test('a link made by the service opens a session once', async () => {
  const { email } = await makeUser();
  const { data } = await service().auth.admin.generateLink({ type: 'magiclink', email });
  const token = { token_hash: String(data.properties?.hashed_token), type: 'magiclink' } as const;
  const first = await service(someAddress()).auth.verifyOtp(token);
  expect(first.data.user?.email).toBe(email);
  const second = await service(someAddress()).auth.verifyOtp(token);
  expect(second.error?.status).toBe(403);
});

describe.runIf(isLocal)('limits', () => {
  const attempt = (email: string, password: string, address: string, apikey = secretKey) =>
    call('/auth/v1/token?grant_type=password', {
      method: 'POST',
      headers: {
        apikey,
        'content-type': 'application/json',
        'sb-forwarded-for': address,
      },
      body: JSON.stringify({ email, password }),
    });

  test('after ten wrong passwords an account is closed for a while, even to the right one', async () => {
    const { email } = await makeUser();
    for (let i = 0; i < 10; i++) {
      const response = await attempt(email, `faux-${i}`, someAddress(), publishableKey);
      expect(response.status).toBe(400);
    }
    const refused = await attempt(email, PASSWORD, someAddress(), publishableKey);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(await refused.json()).toMatchObject({ error_code: 'over_request_rate_limit' });
  });

  test('the wrong passwords that our function passes on do not close an account: it counts itself', async () => {
    const { email } = await makeUser();
    for (let i = 0; i < 11; i++) await attempt(email, `faux-${i}`, someAddress());
    expect((await attempt(email, PASSWORD, someAddress())).status).toBe(200);
  });

  test('one address has so many attempts, whatever it claims to be', async () => {
    const { attempts } = readLimits(process.env).authPerAddress;
    const address = someAddress();
    // Without an address to look up, an attempt is refused at once, and counted all the same.
    const one = async () =>
      (
        await call('/auth/v1/token?grant_type=password', {
          method: 'POST',
          headers: {
            apikey: secretKey,
            'content-type': 'application/json',
            'sb-forwarded-for': address,
          },
          body: '{}',
        })
      ).status;
    const statuses = [];
    for (let i = 0; i < attempts; i++) statuses.push(await one());
    expect(new Set(statuses)).toEqual(new Set([400]));
    expect(await one()).toBe(429);
  });

  test('only the secret key may speak for another address', async () => {
    const response = await fetch(`${url}/auth/v1/admin/users`, {
      headers: { apikey: publishableKey, 'sb-forwarded-for': '203.0.113.1' },
    });
    expect(response.status).toBe(403);
  });

  test('a new mail address is asked of the functions', async () => {
    const { email } = await makeUser();
    const { session } = await signIn(email);
    const response = await call('/auth/v1/user', {
      method: 'PUT',
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${session.access_token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ email: someMail() }),
    });
    expect(response.status).toBe(403);
  });
});
