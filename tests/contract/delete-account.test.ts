// How somebody leaves, over HTTP: the password once more, seven days, and the mails that say so.
import { randomUUID } from 'node:crypto';
import { afterAll, expect, test } from 'vitest';
import { humanCheck } from '../human-check.ts';
import { tokenIn, waitForMail } from './mailbox.ts';
import {
  call,
  deleteMadeUsers,
  makeUser,
  PASSWORD,
  publishableKey,
  signIn,
  url,
} from './supabase.ts';

afterAll(deleteMadeUsers);

async function post(path: string, body: object, token?: string) {
  const response = await call(path, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, body: text === '' ? null : JSON.parse(text) };
}

const leave = (password: string, token?: string) =>
  post('/functions/v1/delete-account', { password }, token);
const rpc = (name: string, token: string) => post(`/rest/v1/rpc/${name}`, {}, token);

/** An account as sign-up makes it, with its session. */
async function someone() {
  const name = `lea-${randomUUID().slice(0, 8)}`;
  const email = `${name}@preau.test`;
  const signUp = (body: object) => post('/functions/v1/sign-up', body);
  const check = () => humanCheck(url, publishableKey);
  await signUp({ step: 'start', email, termsRead: true, humanCheck: await check() });
  const token = tokenIn(await waitForMail(email));
  const { body } = await signUp({ step: 'confirm', token, humanCheck: await check() });
  const finished = await signUp({
    step: 'finish',
    ticket: body.ticket,
    displayName: name,
    password: PASSWORD,
    termsAccepted: true,
  });
  const session: { access_token: string; refresh_token: string } = finished.body.session;
  return { name, email, session, token: session.access_token };
}

const renew = (refreshToken: string) =>
  post('/auth/v1/token?grant_type=refresh_token', { refresh_token: refreshToken });

test('somebody leaves, may still take the data, changes their mind, and finds all as it was', async () => {
  const { name, email, session, token } = await someone();
  const before = Date.now();
  const left = await leave(PASSWORD, token);
  expect(left.status).toBe(200);
  const days = (Date.parse(left.body.deletionDueAt) - before) / 86_400_000;
  expect(days).toBeGreaterThan(6.99);
  expect(days).toBeLessThan(7.01);

  // Every session is over, and the token that is still about opens nothing.
  expect((await renew(session.refresh_token)).status).toBeGreaterThanOrEqual(400);
  expect((await rpc('my_profile', token)).status).toBe(401);
  expect((await rpc('account_state', token)).body.state).toBe('deletion-due');

  const mail = await waitForMail(email, 2);
  expect(mail.subject).toContain('votre compte sera supprimé le');
  expect(mail.text).toContain('Annuler la suppression');
  expect(mail.text).toContain('/connexion/');
  expect(mail.text).not.toContain('token');

  const again = await post('/functions/v1/sign-in', { login: name, password: PASSWORD });
  const back = again.body.session.access_token;
  expect((await rpc('export_my_data', back)).body.account).toMatchObject({ email, username: name });
  expect((await rpc('cancel_deletion', back)).body.state).toBe('ready');
  expect((await rpc('my_profile', back)).body).toMatchObject({ email, username: name });
  expect((await waitForMail(email, 3)).subject).toContain('votre compte est conservé');
});

test('a wrong password changes nothing, is not a lost session, and is counted', async () => {
  const { token } = await someone();
  for (let turn = 0; turn < 10; turn++) {
    expect(await leave('pas-le-bon-1A', token)).toEqual({
      status: 403,
      body: { error: 'password-wrong' },
    });
  }
  expect((await rpc('account_state', token)).body.state).toBe('ready');
  const stopped = await leave(PASSWORD, token);
  expect(stopped).toMatchObject({ status: 429, body: { error: 'too-many-attempts' } });
  expect(stopped.body.retryAfterSeconds).toBeGreaterThan(0);
  expect((await rpc('my_profile', token)).status).toBe(200);
});

test.each([
  ['no token', undefined],
  ['no token at all', ''],
  ['the publishable key', publishableKey],
  ['a made-up token', 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl'],
])('with %s nobody leaves', async (_, token) => {
  expect(await leave(PASSWORD, token)).toEqual({ status: 401, body: { error: 'signed-out' } });
});

test('a token whose session was closed asks in vain', async () => {
  const { token } = await someone();
  await post('/auth/v1/logout?scope=local', {}, token);
  expect(await leave(PASSWORD, token)).toEqual({ status: 401, body: { error: 'signed-out' } });
});

test('an account without a profile is nobody who could leave', async () => {
  const { email } = await makeUser();
  const { session } = await signIn(email);
  expect(await leave(PASSWORD, session.access_token)).toEqual({
    status: 401,
    body: { error: 'signed-out' },
  });
});

test('a body without a password names the field, and a GET is refused', async () => {
  const { status, body } = await post('/functions/v1/delete-account', {});
  expect({ status, body }).toEqual({
    status: 400,
    body: { error: 'invalid', fields: ['password'] },
  });
  const get = await call('/functions/v1/delete-account', { headers: { apikey: publishableKey } });
  expect(get.status).toBe(405);
});
