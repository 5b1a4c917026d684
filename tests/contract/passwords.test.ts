// Passwords, names and courriels by HTTP and a real mailbox, as pages ask for them.
import { afterAll, describe, expect, test } from 'vitest';
import { humanCheck } from '../human-check.ts';
import { codeIn, tokenIn, waitForMail } from './mailbox.ts';
import {
  ask,
  deleteTombstones,
  makePerson,
  ownerConnection,
  type Person,
  tokenOf,
} from './people.ts';
import {
  call,
  deleteMadeUsers,
  isLocal,
  makeUser,
  PASSWORD,
  publishableKey,
  service,
  someMail,
  url,
} from './supabase.ts';

const NEW = 'Chaise-verte-42';
const sql = ownerConnection();

afterAll(async () => {
  await deleteMadeUsers();
  await deleteTombstones(sql);
  await sql.end();
});

const recover = async (email: string) =>
  ask('recover', {
    step: 'start',
    email,
    humanCheck: await humanCheck(url, publishableKey),
  });
const enter = ({ email }: Pick<Person, 'email'>, password: string) =>
  ask('sign-in', { login: email, password });
const setPassword = (body: object, token?: string) => ask('set-password', body, token);
const change = (token: string, current: string, password: string) =>
  setPassword({ mode: 'change', current, password }, token);
const stateOf = async (token: string) => {
  const response = await call('/rest/v1/rpc/account_state', {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
    },
    body: '{}',
  });
  return (await response.json()).state;
};

describe('a password changes by our functions alone', () => {
  test.runIf(isLocal)('Auth’s own call is refused, with a session and in words', async () => {
    const token = await tokenOf(await makePerson(sql));
    const response = await call('/auth/v1/user', {
      method: 'PUT',
      headers: {
        apikey: publishableKey,
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ password: NEW }),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ error_code: 'only_functions' });
  });

  test('the secret key alone changes none either: the database asks for a grant', async () => {
    const person = await makePerson(sql);
    const { error } = await service().auth.admin.updateUserById(person.userId, { password: NEW });
    expect(error).not.toBeNull();
    if (isLocal) expect(error).toMatchObject({ status: 403, code: 'password_not_granted' });
    expect((await enter(person, NEW)).status).toBe(401);
    expect((await enter(person, PASSWORD)).status).toBe(200);
  });

  test('who knows the password changes it; other sessions are over, a letter says so', async () => {
    const person = await makePerson(sql);
    const [here, elsewhere] = [await tokenOf(person), await tokenOf(person)];
    expect(await change(here, 'Pas-le-bon-1', NEW)).toEqual({
      status: 403,
      body: { error: 'password-wrong' },
    });
    const changed = await change(here, PASSWORD, NEW);
    expect(changed).toMatchObject({ status: 200, body: { session: { token_type: 'bearer' } } });
    expect(await change(elsewhere, NEW, 'Autre-chose-99')).toEqual({
      status: 401,
      body: { error: 'signed-out' },
    });
    expect((await enter(person, PASSWORD)).status).toBe(401);
    expect((await enter(person, NEW)).status).toBe(200);
    expect((await waitForMail(person.email)).subject).toContain('votre mot de passe a été changé');
  });

  test.each([
    ['court', ['length', 'upper', 'digit-or-special']],
    ['Motdepasse1', ['common']],
  ])('%s is refused for %j before the current one is tried', async (weak, reasons) => {
    const person = await makePerson(sql);
    expect(await change(await tokenOf(person), 'peu importe', weak)).toEqual({
      status: 400,
      body: { error: 'password-weak', reasons },
    });
  });

  test('a password that holds one of the names, or is the same, is refused', async () => {
    const person = await makePerson(sql, { first_name: 'Zénaïde' });
    const token = await tokenOf(person);
    expect(await change(token, PASSWORD, 'La-zenaide-78')).toMatchObject({
      status: 400,
      body: { reasons: ['name'] },
    });
    expect(await change(token, PASSWORD, PASSWORD)).toMatchObject({
      body: { error: 'password-same' },
    });
  });

  test('a password that is due is chosen anew, and then only', async () => {
    const person = await makePerson(sql, { must_change_password: true });
    const token = await tokenOf(person);
    expect(await stateOf(token)).toBe('password-due');
    const due = (password: string, bearer: string) =>
      setPassword({ mode: 'due', password }, bearer);
    expect(await due(PASSWORD, token)).toMatchObject({ body: { error: 'password-same' } });
    const { status, body } = await due(NEW, token);
    expect(status).toBe(200);
    expect(await stateOf(body.session.access_token)).toBe('ready');
    expect(await due('Autre-chose-99', body.session.access_token)).toEqual({
      status: 409,
      body: { error: 'password-not-due' },
    });
  });

  test.each([{}, { authorization: 'Bearer nobody' }])(
    'nobody changes nothing: %j',
    async (headers) => {
      const response = await call('/functions/v1/set-password', {
        method: 'POST',
        headers: { apikey: publishableKey, 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ mode: 'due', password: NEW }),
      });
      expect([response.status, await response.json()]).toEqual([401, { error: 'signed-out' }]);
    },
  );
});

describe('a lost password', () => {
  test('the link sets a new one, once; a scanner’s visit and a weak try use nothing up', async () => {
    const person = await makePerson(sql, { first_name: 'Zénaïde' });
    expect(await recover(` ${person.email.toUpperCase()} `)).toEqual({ status: 202, body: {} });
    const mail = await waitForMail(person.email);
    expect(mail.text.split('\n')[1]).toContain('/mot-de-passe-perdu/nouveau/#token=');
    const token = tokenIn(mail);
    expect(await ask('recover', { step: 'open', token })).toEqual({
      status: 200,
      body: { email: person.email, names: [person.name, 'Zénaïde', null] },
    });
    const set = (password: string) => setPassword({ mode: 'recovery', token, password });
    expect(await set('La-zenaide-78')).toMatchObject({ status: 400, body: { reasons: ['name'] } });
    expect(await set(NEW)).toMatchObject({ status: 200, body: { session: {} } });
    expect(await set('Autre-chose-99')).toEqual({ status: 410, body: { error: 'link-used' } });
    expect((await enter(person, NEW)).status).toBe(200);
    expect((await waitForMail(person.email, 2)).subject).toContain('a été changé');
  });

  test('the code does what the link does', async () => {
    const person = await makePerson(sql);
    await recover(person.email);
    const code = codeIn(await waitForMail(person.email));
    const { status, body } = await ask('recover', { step: 'code', email: person.email, code });
    expect(status).toBe(200);
    const recovered = { mode: 'recovery', token: body.ticket, password: NEW };
    expect((await setPassword(recovered)).status).toBe(200);
    expect((await enter(person, NEW)).status).toBe(200);
  });

  test('only the latest mail counts', async () => {
    const person = await makePerson(sql);
    await recover(person.email);
    const token = tokenIn(await waitForMail(person.email));
    await recover(person.email);
    await waitForMail(person.email, 2);
    expect(await ask('recover', { step: 'open', token })).toEqual({
      status: 410,
      body: { error: 'link-superseded' },
    });
  });

  test('every kind of address gets the same answer, and a mail that says what it may', async () => {
    const suspended = await makePerson(sql, { suspended_at: new Date() });
    const unfinished = await makePerson(sql, { finished_at: null });
    const bare = await makeUser();
    const kinds = [
      [await makePerson(sql), /choisir un nouveau mot de passe/],
      [suspended, /suspendu/],
      [unfinished, /aucun compte/],
      [bare, /aucun compte/],
      [{ email: someMail() }, /aucun compte/],
    ] as const;
    for (const [{ email }, subject] of kinds) {
      expect(await recover(email)).toEqual({ status: 202, body: {} });
      const mail = await waitForMail(email);
      expect(mail.subject).toMatch(subject);
    }
  });

  test('without a proof of work no mail leaves', async () => {
    const person = await makePerson(sql);
    expect(await ask('recover', { step: 'start', email: person.email })).toMatchObject({
      status: 400,
      body: { error: 'invalid', fields: ['humanCheck'] },
    });
    const proof = await humanCheck(url, publishableKey);
    const body = { step: 'start', email: person.email, humanCheck: proof };
    expect((await ask('recover', body)).status).toBe(202);
    expect(await ask('recover', body)).toEqual({
      status: 409,
      body: { error: 'human-check-used' },
    });
  });

  test('guessing the code ends after ten tries, whoever’s address it is', async () => {
    const person = await makePerson(sql);
    await recover(person.email);
    const code = codeIn(await waitForMail(person.email)).replace(/\D/g, '');
    const wrong = code === '000000' ? '111111' : '000000';
    for (const email of [person.email, someMail()]) {
      const guess = (code: string) => ask('recover', { step: 'code', email, code });
      for (let attempt = 0; attempt < 10; attempt++) {
        expect(await guess(wrong)).toEqual({ status: 404, body: { error: 'code-wrong' } });
      }
      expect(await guess(code)).toMatchObject({
        status: 429,
        body: { error: 'too-many-attempts' },
      });
    }
  });

  test('a mailbox gets five mails an hour', async () => {
    const email = someMail();
    for (let mail = 0; mail < 5; mail++) expect((await recover(email)).status).toBe(202);
    const refused = await recover(email);
    expect(refused).toMatchObject({ status: 429, body: { error: 'too-many-attempts' } });
    expect(refused.body.retryAfterSeconds).toBeGreaterThan(60);
  });
});

test('ten wrong passwords close a login for a while, at sign-in and at the profile alike', async () => {
  const person = await makePerson(sql);
  const token = await tokenOf(person);
  for (let attempt = 0; attempt < 5; attempt++) {
    expect((await enter(person, `Faux-${attempt}-abc`)).status).toBe(401);
    expect((await change(token, `Faux-${attempt}-abc`, NEW)).status).toBe(403);
  }
  expect((await enter(person, PASSWORD)).status).toBe(429);
  expect((await change(token, PASSWORD, NEW)).status).toBe(429);
});

describe('names', () => {
  const names = (more: object) => ({
    displayName: 'x',
    firstName: '',
    lastName: '',
    civility: null,
    withUsername: false,
    ...more,
  });

  test('a name changes with the password, which must not hold it', async () => {
    const person = await makePerson(sql);
    const token = await tokenOf(person);
    const save = (more: object) =>
      ask('update-profile', names({ displayName: person.name, ...more }), token);
    expect((await save({ civility: 'Mme' })).status).toBe(200);
    expect(await save({ firstName: 'Ada' })).toMatchObject({ body: { error: 'password-needed' } });
    expect(await save({ firstName: 'Ada', password: 'Pas-le-bon-1' })).toMatchObject({
      status: 403,
      body: { error: 'password-wrong' },
    });
    // « Une-phrase-assez-longue-1 »
    expect(await save({ lastName: 'Longue', password: PASSWORD })).toEqual({
      status: 400,
      body: { error: 'password-holds-name' },
    });
    expect(await save({ firstName: 'Ada', password: PASSWORD })).toMatchObject({
      status: 200,
      body: { savedAt: expect.stringMatching(/^\d{4}-/) },
    });
    const [kept] = await sql`
      select first_name, last_name, civility, username from public.profiles
      where user_id = ${person.userId}`;
    expect(kept).toEqual({
      first_name: 'Ada',
      last_name: null,
      civility: null,
      username: person.name,
    });
  });

  test('somebody else’s name, and one that hides signs, are refused', async () => {
    const [person, other] = [await makePerson(sql), await makePerson(sql)];
    const token = await tokenOf(person);
    const save = (displayName: string) =>
      ask('update-profile', names({ displayName, password: PASSWORD }), token);
    expect(await save(other.name.toUpperCase())).toMatchObject({
      status: 409,
      body: { error: 'username-taken' },
    });
    expect(await save('<img src=x>')).toMatchObject({ body: { error: 'username-invalid' } });
  });
});

describe('another courriel', () => {
  const start = (email: string, password: string, token: string) =>
    ask('change-email', { step: 'start', email, password }, token);

  test('the link moves the account, opened where nobody is signed in', async () => {
    const person = await makePerson(sql);
    const token = await tokenOf(person);
    const email = someMail();
    expect(await start(email, 'Pas-le-bon-1', token)).toMatchObject({ status: 403 });
    expect(await start(email, PASSWORD, token)).toEqual({ status: 202, body: {} });
    const link = tokenIn(await waitForMail(email));
    expect((await waitForMail(person.email)).subject).toContain('changement de courriel demandé');
    expect((await enter({ email }, PASSWORD)).status).toBe(401);

    const confirm = () => ask('change-email', { step: 'confirm', token: link });
    expect(await confirm()).toEqual({ status: 200, body: { email } });
    expect(await confirm()).toEqual({ status: 410, body: { error: 'link-used' } });
    expect((await enter({ email }, PASSWORD)).status).toBe(200);
    expect((await enter(person, PASSWORD)).status).toBe(401);
    expect((await change(token, PASSWORD, NEW)).status).toBe(401);
    expect((await waitForMail(person.email, 2)).subject).toContain('votre courriel a été changé');
  });

  test('the code does so in the session, which goes on; the others are over', async () => {
    const person = await makePerson(sql);
    const [here, elsewhere] = [await tokenOf(person), await tokenOf(person)];
    const email = someMail();
    await start(email, PASSWORD, here);
    const code = codeIn(await waitForMail(email));
    const confirm = (token?: string) => ask('change-email', { step: 'confirm', code }, token);
    expect((await confirm()).status).toBe(401);
    expect(await confirm(here)).toEqual({ status: 200, body: { email } });
    expect((await change(elsewhere, PASSWORD, NEW)).status).toBe(401);
    expect((await change(here, PASSWORD, NEW)).status).toBe(200);
  });

  test('somebody’s address gets the same answer and a letter without a link', async () => {
    const [person, other] = [await makePerson(sql), await makePerson(sql)];
    const token = await tokenOf(person);
    expect(await start(other.email, PASSWORD, token)).toEqual({ status: 202, body: {} });
    const mail = await waitForMail(other.email);
    expect(mail.subject).toContain('vous avez déjà un compte');
    expect(mail.text).not.toContain('token');
    expect(await start(person.email, PASSWORD, token)).toMatchObject({
      body: { error: 'email-same' },
    });
  });
});
