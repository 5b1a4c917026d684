// The whole way in, by HTTP and a real mailbox, as a page and a learner go it.

import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { humanCheck } from '../human-check.ts';
import { readStack } from '../stack.ts';
import { codeIn, deliverMail, linkIn, mailsTo, tokenIn, waitForMail } from './mailbox.ts';
import {
  call,
  deleteMadeUsers,
  isLocal,
  makeUser,
  publishableKey,
  service,
  url,
} from './supabase.ts';

const PASSWORD = 'Tournevis-bleu7';

afterAll(deleteMadeUsers);

const someone = () => {
  const name = `zoe-${randomUUID().slice(0, 8)}`;
  return { name, email: `${name}@preau.test` };
};

async function ask(name: 'sign-up' | 'sign-in', body: object) {
  const response = await call(`/functions/v1/${name}`, {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const proof = () => humanCheck(url, publishableKey);
const start = async (email: string) =>
  ask('sign-up', { step: 'start', email, termsRead: true, humanCheck: await proof() });
const resend = async (by: object) =>
  ask('sign-up', { step: 'resend', ...by, humanCheck: await proof() });
const confirm = async (by: object) =>
  ask('sign-up', { step: 'confirm', ...by, humanCheck: await proof() });
const finish = (ticket: string, displayName: string, password = PASSWORD) =>
  ask('sign-up', { step: 'finish', ticket, displayName, password, termsAccepted: true });

/** What `start` and `resend` answer, to everybody alike. */
const TAKEN = { status: 202, body: { follow: expect.stringMatching(/^[\w-]{43}$/) } };

async function mailState(follow: string) {
  const response = await call('/rest/v1/rpc/sign_up_mail', {
    method: 'POST',
    headers: { apikey: publishableKey, 'content-type': 'application/json' },
    body: JSON.stringify({ follow }),
  });
  return response.json();
}

async function newTicket(email: string): Promise<string> {
  await start(email);
  const { body } = await confirm({ token: tokenIn(await waitForMail(email)) });
  return body.ticket;
}

async function newAccount() {
  const { name, email } = someone();
  const { body } = await finish(await newTicket(email), name);
  return { name, email, session: body.session };
}

test('a person signs up by mail, after a scanner, and signs in by courriel and by identifiant', async () => {
  const { name, email } = someone();
  expect(await start(` ${email.toUpperCase()} `)).toEqual(TAKEN);

  const mail = await waitForMail(email);
  expect(mail.subject).toContain('Confirmation de votre inscription');
  expect(mail.text.split('\n')[1]).toBe(linkIn(mail));
  // A scanner opens the link; what stands behind the « # » never reaches a server.
  for (const method of ['HEAD', 'GET', 'GET']) {
    await fetch(linkIn(mail), { method }).catch(() => undefined);
  }

  const confirmed = await confirm({ token: tokenIn(mail) });
  expect(confirmed).toMatchObject({ status: 200, body: { email } });
  const finished = await finish(confirmed.body.ticket, name.toUpperCase());
  expect(finished.status).toBe(200);
  expect(finished.body.session).toMatchObject({ user: { email }, token_type: 'bearer' });

  const profile = await call('/rest/v1/rpc/my_profile', {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${finished.body.session.access_token}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  expect(await profile.json()).toMatchObject({
    email,
    username: name,
    display_name: name.toUpperCase(),
  });
  for (const login of [email, name, name.toUpperCase()]) {
    const { status, body } = await ask('sign-in', { login, password: PASSWORD });
    expect([status, body.session?.user.email]).toEqual([200, email]);
  }
});

test('the code of the mail does what its link does, with or without spaces', async () => {
  const { email } = someone();
  await start(email);
  const code = codeIn(await waitForMail(email));
  expect(await confirm({ email, code })).toMatchObject({ status: 200, body: { email } });
});

test('a known address gets the same answer and another mail', async () => {
  const { email } = await newAccount();
  expect(await start(email)).toEqual(TAKEN);
  const mail = await waitForMail(email, 2);
  expect(mail.subject).toContain('vous avez déjà un compte');
  expect(mail.text + mail.html).not.toMatch(/token|\d{3} \d{3}/);
  expect(mail.text).toContain('/connexion/');
  expect(mail.text).toContain('/mot-de-passe-perdu/');
});

test('a mail is followed until a server has taken it, for known and new addresses alike', async () => {
  const { email } = await newAccount();
  for (const address of [email, someone().email]) {
    const { body } = await start(address);
    await vi.waitFor(
      async () => {
        await deliverMail();
        expect(await mailState(body.follow)).toMatchObject({ state: 'sent' });
      },
      { timeout: 20_000 },
    );
  }
  expect(await mailState('rien')).toEqual({ state: 'unknown', at: null });
});

test('a link that no longer serves brings a new mail, without telling its address', async () => {
  const { email } = someone();
  await start(email);
  const first = tokenIn(await waitForMail(email));
  expect(await resend({ token: first })).toEqual(TAKEN);
  const second = tokenIn(await waitForMail(email, 2));
  expect(await confirm({ token: first })).toMatchObject({ body: { error: 'link-superseded' } });
  expect(await confirm({ token: second })).toMatchObject({ status: 200, body: { email } });
  expect(await resend({ follow: 'rien' })).toEqual({
    status: 404,
    body: { error: 'link-unknown' },
  });
});

test('a step without a proof, with a wrong one or with one that has served goes no further', async () => {
  const { email } = someone();
  const served = await proof();
  const send = (humanCheck: unknown) =>
    ask('sign-up', { step: 'start', email, termsRead: true, humanCheck });
  expect(await send(served)).toEqual(TAKEN);
  expect(await send(served)).toEqual({ status: 409, body: { error: 'human-check-used' } });
  const { challenge, solution } = await proof();
  const wrong = { challenge, solution: { counter: solution.counter + 1 } };
  expect(await send(wrong)).toEqual({ status: 400, body: { error: 'human-check-invalid' } });
  expect(await send(undefined)).toEqual({
    status: 400,
    body: { error: 'invalid', fields: ['humanCheck'] },
  });
  // Refused for something else, it is used up all the same.
  const spent = await proof();
  const confirmWith = () => ask('sign-up', { step: 'confirm', token: 'rien', humanCheck: spent });
  expect(await confirmWith()).toMatchObject({ body: { error: 'link-unknown' } });
  expect(await confirmWith()).toMatchObject({ body: { error: 'human-check-used' } });
});

test('of ten uses of one proof at once, one is taken', async () => {
  const { email } = someone();
  const humanCheck = await proof();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () =>
      ask('sign-up', { step: 'start', email, termsRead: true, humanCheck }),
    ),
  );
  expect(answers.filter(({ status }) => status === 202)).toHaveLength(1);
});

test('an account made beside the sign-up is refused by the database, whoever asks Auth', async () => {
  const { email } = someone();
  const { error } = await service().auth.signUp({ email, password: PASSWORD });
  expect(error).not.toBeNull();
  const { data } = await service().auth.admin.listUsers({ perPage: 1000 });
  expect(data.users.map((user) => user.email)).not.toContain(email);
});

test('the terms of use must be accepted', async () => {
  const { name, email } = someone();
  const step = { step: 'finish', ticket: await newTicket(email), displayName: name };
  expect(await ask('sign-up', { ...step, password: PASSWORD })).toEqual({
    status: 400,
    body: { error: 'invalid', fields: ['termsAccepted'] },
  });
});

test('only the latest mail counts', async () => {
  const { email } = someone();
  await start(email);
  const first = tokenIn(await waitForMail(email));
  await start(email);
  const second = tokenIn(await waitForMail(email, 2));
  expect(await confirm({ token: first })).toEqual({
    status: 410,
    body: { error: 'link-superseded' },
  });
  expect(await confirm({ token: second })).toMatchObject({ status: 200 });
});

test('a link serves once', async () => {
  const { email } = someone();
  await start(email);
  const token = tokenIn(await waitForMail(email));
  expect(await confirm({ token })).toMatchObject({ status: 200 });
  expect(await confirm({ token })).toEqual({ status: 410, body: { error: 'link-used' } });
});

test('a link that we never sent is unknown', async () => {
  expect(await confirm({ token: 'rien' })).toEqual({
    status: 404,
    body: { error: 'link-unknown' },
  });
});

test('guessing the code ends after ten tries, and then the right one is refused too', async () => {
  const { email } = someone();
  await start(email);
  const code = codeIn(await waitForMail(email)).replace(' ', '');
  const wrong = code === '000000' ? '111111' : '000000';
  for (let attempt = 1; attempt <= 10; attempt++) {
    expect(await confirm({ email, code: wrong })).toMatchObject({ status: 404 });
  }
  const refused = await confirm({ email, code });
  expect(refused).toMatchObject({ status: 429, body: { error: 'too-many-attempts' } });
  expect(refused.body.retryAfterSeconds).toBeGreaterThan(60);
});

test('a taken name is refused, and another one is accepted with the same ticket', async () => {
  const other = await newAccount();
  const { name, email } = someone();
  const ticket = await newTicket(email);
  expect(await finish(ticket, other.name.toUpperCase())).toEqual({
    status: 409,
    body: { error: 'username-taken', hint: `${other.name.toUpperCase()} 2` },
  });
  expect(await finish(ticket, name)).toMatchObject({ status: 200 });
  expect(await finish(ticket, name)).toEqual({ status: 410, body: { error: 'ticket-expired' } });
});

test('a sign-up that was cut short after its account was made is finished by trying again', async () => {
  const { name, email } = someone();
  const ticket = await newTicket(email);
  await makeUser(email);
  expect(await finish(ticket, name)).toMatchObject({ status: 200 });
  expect(await ask('sign-in', { login: name, password: PASSWORD })).toMatchObject({ status: 200 });
});

test.each([
  ['Court-7', ['length']],
  ['Motdepasse1', ['common']],
  ['Marie-Zoe-78', ['name']],
])('the password %s is refused for %j, and the ticket stays good', async (password, reasons) => {
  const { name, email } = someone();
  const ticket = await newTicket(email);
  expect(await finish(ticket, name, password)).toEqual({
    status: 400,
    body: { error: 'password-weak', reasons },
  });
  expect(await finish(ticket, name)).toMatchObject({ status: 200 });
});

test('a wrong password and an unknown login are one and the same refusal', async () => {
  const { name } = await newAccount();
  const refusal = { status: 401, body: { error: 'invalid-credentials' } };
  expect(await ask('sign-in', { login: name, password: 'pas-le-bon-1A' })).toEqual(refusal);
  for (let attempt = 1; attempt <= 12; attempt++) {
    const login = `personne-${randomUUID()}`;
    expect(await ask('sign-in', { login, password: 'pas-le-bon-1A' })).toEqual(refusal);
  }
});

test.each([
  ['sign-up', {}],
  ['sign-up', { step: 'start', email: 'zoe@exemple.fr', termsRead: false }],
  ['sign-up', { step: 'start', email: 'zoe', termsRead: true }],
  ['sign-in', { login: 'zoe' }],
] as const)('%s refuses %j without repeating it', async (name, body) => {
  const answer = await ask(name, body);
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid' } });
  expect(JSON.stringify(answer.body)).not.toContain('zoe');
});

describe.runIf(isLocal)('when the mail server is down', () => {
  const isUp = ({ host, port } = readStack().smtp) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host, port });
      socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
      socket.once('connect', () => socket.end());
    });

  test('the mail leaves once it is back, one time', async () => {
    const { email } = someone();
    // Beforehand: the server is soon back.
    const humanCheck = await proof();
    const pid = readStack().pids['mail'];
    if (!pid) throw new Error('No mail server in this stack');
    process.kill(pid, 'SIGKILL');
    await vi.waitFor(async () => expect(await isUp()).toBe(false));

    const started = await ask('sign-up', { step: 'start', email, termsRead: true, humanCheck });
    expect(started).toEqual(TAKEN);
    expect((await deliverMail()).sent).toBe(0);

    await waitForMail(email);
    await Promise.all([deliverMail(), deliverMail()]);
    expect(await mailsTo(email)).toHaveLength(1);
  });
});
