import { afterAll, expect, test, vi } from 'vitest';
import {
  call,
  deleteMadeUsers,
  makeUser,
  PASSWORD,
  permit,
  publishableKey,
  service,
  signIn,
  someMail,
} from './supabase.ts';

afterAll(deleteMadeUsers);
const { admin } = service().auth;

test('a created user comes back in GoTrue’s shape', async () => {
  const email = someMail();
  await permit(email);
  const { data, error } = await admin.createUser({
    email: email.toUpperCase(),
    password: PASSWORD,
    email_confirm: true,
    user_metadata: { nested: { a: [1, 'é'] } },
  });
  expect(error).toBeNull();
  expect(data.user).toMatchObject({
    aud: 'authenticated',
    role: 'authenticated',
    email,
    phone: '',
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: { nested: { a: [1, 'é'] } },
    is_anonymous: false,
  });
  expect(data.user?.email_confirmed_at).toMatch(/^\d{4}-/);
  expect(data.user?.identities?.[0]).toMatchObject({ provider: 'email', user_id: data.user?.id });
  expect(data.user).not.toHaveProperty('encrypted_password');
  await admin.deleteUser(String(data.user?.id));
});

test('without a permit or a sign-up there is no account, even for the service', async () => {
  const email = someMail();
  const { error } = await admin.createUser({ email, password: PASSWORD });
  expect(error).not.toBeNull();
  await permit(email);
  const made = await admin.createUser({ email, password: PASSWORD });
  expect(made.data.user).toMatchObject({ email });
  await admin.deleteUser(String(made.data.user?.id));
});

test('an address is taken once, whatever its case', async () => {
  const { email } = await makeUser();
  await permit(email);
  const { error } = await admin.createUser({ email: email.toUpperCase(), password: PASSWORD });
  expect(error).toMatchObject({ status: 422, code: 'email_exists' });
});

test('a short password and a bad address are refused', async () => {
  const short = await admin.createUser({ email: someMail(), password: 'a' });
  expect(short.error).toMatchObject({ status: 422, code: 'weak_password' });
  const bad = await admin.createUser({ email: 'nulle-part', password: PASSWORD });
  expect(bad.error).toMatchObject({ status: 400, code: 'validation_failed' });
});

test('metadata are merged, and a null takes a key away', async () => {
  const { id } = await makeUser();
  await admin.updateUserById(id, { user_metadata: { a: 1, b: 2 } });
  const { data } = await admin.updateUserById(id, { user_metadata: { b: null, c: 3 } });
  expect(data.user?.user_metadata).toMatchObject({ a: 1, c: 3 });
  expect(data.user?.user_metadata).not.toHaveProperty('b');
});

test('a new address and password are those that sign in', async () => {
  const { id } = await makeUser();
  const email = someMail();
  const { data } = await admin.updateUserById(id, { email, email_confirm: true });
  expect(data.user?.email).toBe(email);
  expect((await signIn(email)).session.user.id).toBe(id);
});

test('a deleted user is gone, with every session', async () => {
  const { id, email } = await makeUser();
  const { session } = await signIn(email);
  expect((await admin.deleteUser(id)).error).toBeNull();
  expect((await admin.getUserById(id)).error).toMatchObject({
    status: 404,
    code: 'user_not_found',
  });
  const { error } = await service().auth.refreshSession(session);
  expect(error).not.toBeNull();
});

test('users are listed in pages, each once', async () => {
  const mine = [await makeUser(), await makeUser(), await makeUser()].map(({ id }) => id);
  const list = async () => {
    const seen: string[] = [];
    let total = 0;
    for (let page = 1; page <= 1 + total / 2; page++) {
      const { data, error } = await admin.listUsers({ page, perPage: 2 });
      expect(error).toBeNull();
      expect(data.users.length).toBeLessThanOrEqual(2);
      seen.push(...data.users.map(({ id }) => id));
      if ('total' in data) total = data.total;
    }
    expect(total).toBeGreaterThanOrEqual(3);
    expect(seen).toEqual(expect.arrayContaining(mine));
    expect(new Set(seen).size).toBe(seen.length);
  };
  // Other tests make and delete users, which moves the pages: until nobody does meanwhile.
  await vi.waitFor(list, { timeout: 25_000 });
});

test('a link is made and nothing is revealed to others', async () => {
  const { email } = await makeUser();
  const { data } = await admin.generateLink({ type: 'recovery', email });
  expect(data.properties).toMatchObject({
    verification_type: 'recovery',
    email_otp: expect.stringMatching(/^\d{6}$/),
    hashed_token: expect.stringMatching(/^[0-9a-f]{40,}$/),
  });
  const unknown = await admin.generateLink({ type: 'recovery', email: someMail() });
  expect(unknown.error?.status).toBe(404);
});

test('a learner may not administer', async () => {
  const { email } = await makeUser();
  const { session } = await signIn(email);
  const response = await call('/auth/v1/admin/users', {
    headers: { apikey: publishableKey, authorization: `Bearer ${session.access_token}` },
  });
  expect(response.status).toBe(403);
});
