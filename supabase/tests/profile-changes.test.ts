import assert from 'node:assert/strict';
import { z } from 'zod';
import { test, type World } from './fixtures.ts';
import { personId, userId } from './personas.ts';

type Scene = Pick<World, 'as' | 'admin'>;
type Names = { shown?: string; first?: string | null; last?: string | null };

const change = (names: Names, withUsername = false, civility: string | null = null) =>
  [
    userId('camille'),
    names.shown ?? 'Camille',
    names.first ?? null,
    names.last ?? null,
    civility,
    withUsername,
  ] as const;

const save = ({ as }: Scene, ...args: Parameters<typeof change>) => {
  const [account, shown, first, last, civility, withUsername] = change(...args);
  return as('service').value`
    select change_profile(${account}, ${shown}, ${first}, ${last}, ${civility}, ${withUsername})`;
};
const refused = ({ as }: Scene, ...args: Parameters<typeof change>) => {
  const [account, shown, first, last, civility, withUsername] = change(...args);
  return as('service').refusal`
    select change_profile(${account}, ${shown}, ${first}, ${last}, ${civility}, ${withUsername})`;
};
const profile = ({ as }: Scene) => as('camille').value`select my_profile()`;

test('names and civility are saved, tidied, and the identifiant stays', async (world) => {
  await save(world, { shown: ' Camille  D. ', first: ' Camille ', last: 'Dupré' }, false, 'Mme');
  assert.partialDeepStrictEqual(await profile(world), {
    username: 'camille',
    display_name: 'Camille D.',
    first_name: 'Camille',
    last_name: 'Dupré',
    civility: 'Mme',
  });
  await save(world, { shown: 'Camille D.' });
  assert.partialDeepStrictEqual(await profile(world), {
    first_name: null,
    last_name: null,
    civility: null,
  });
});

test('the identifiant follows the name where that is asked for', async (world) => {
  await save(world, { shown: 'Camille Dupré' }, true);
  assert.partialDeepStrictEqual(await profile(world), { username: 'camille.dupre' });
});

test('a name that is shown for somebody else, or that they sign in with, is taken', async (world) => {
  for (const shown of ['Lou', 'LÓU', 'lou ', 'Admin', 'L’équipe du MOOC']) {
    assert.equal(await refused(world, { shown }), 'PT409 username-taken', shown);
  }
  // Lou is shown as Louise now, and still signs in as lou: both names are hers.
  await world.as('service').rows`
    select change_profile(${userId('lou')}, 'Louise', null, null, null, false)`;
  for (const shown of ['Lou', 'Louise']) {
    assert.equal(await refused(world, { shown }), 'PT409 username-taken', shown);
  }
});

test('who signs up gets no name that somebody is shown under', async (world) => {
  await save(world, { shown: 'Zélie' });
  await world.as('service').rows`select start_sign_up('nora@preau.test', '')`;
  const token = await world.admin.value`
    select params ->> 'token' from app.mail_outbox where recipient = 'nora@preau.test'`;
  const ticket = await world.as('service').value`
    select confirm_sign_up(client_address => '', token => ${String(token)}) ->> 'ticket'`;
  assert.equal(
    await world.as('service').refusal`select prepare_profile(${String(ticket)}, 'Zelie')`,
    'PT409 username-taken',
  );
});

test('names that nobody could read, or that hide signs, are refused', async (world) => {
  for (const shown of ['', 'a', '???', 'x'.repeat(51), 'C\u0430mille', 'Ca\u200bm', '<b>ca</b>']) {
    assert.equal(await refused(world, { shown }), 'PT400 username-invalid', JSON.stringify(shown));
  }
  for (const name of ['<script>', 'A\u202eb', '123', 'x'.repeat(101), 'A\nB\u0007']) {
    assert.equal(await refused(world, { first: name }), 'PT400 name-invalid', name);
    assert.equal(await refused(world, { last: name }), 'PT400 name-invalid', name);
  }
  assert.equal(await refused(world, {}, false, 'Dr'), 'PT400 name-invalid');
});

test('names outside Latin letters are names', async (world) => {
  await save(world, { first: 'Οδυσσέας', last: '李' });
  assert.partialDeepStrictEqual(await profile(world), { first_name: 'Οδυσσέας', last_name: '李' });
});

test('an account without a profile changes nothing', async ({ as }) => {
  for (const name of ['noa', 'ana'] as const) {
    assert.equal(
      await as('service').refusal`
        select change_profile(${userId(name)}, 'Nouveau', null, null, null, false)`,
      'PT401 signed-out',
    );
  }
});

// ——— Another courriel ———

const start = ({ as }: Scene, courriel: string) =>
  as('service').rows`select start_email_change(${userId('camille')}, ${courriel})`;

async function mailTo({ admin }: Scene, recipient: string) {
  const rows = await admin.rows`
    select template, params from app.mail_outbox
    where recipient = ${recipient} and sent_at is null order by ctid desc`;
  return z
    .array(
      z.object({
        template: z.string(),
        params: z.object({ token: z.string().optional(), code: z.string().optional() }),
      }),
    )
    .parse(rows);
}

const openBy = ({ as }: Scene, token: string) =>
  as('service').value`select open_email_change(token => ${token})`;
const openByCode = ({ as }: Scene, code: string, name: 'camille' | 'lou' = 'camille') =>
  as('service').value`select open_email_change(account => ${userId(name)}, code => ${code})`;

const NEW = 'camille.d@preau.test';

async function started(scene: Scene, courriel = NEW) {
  await start(scene, courriel);
  const { token = '', code = '' } = (await mailTo(scene, courriel))[0]?.params ?? {};
  return { token, code };
}

test('the new mailbox gets a link and a code, the old one a notice, and nothing changes yet', async (world) => {
  const { token, code } = await started(world);
  assert.match(token, /^[\w-]{43}$/);
  assert.match(code, /^\d{6}$/);
  assert.equal((await mailTo(world, 'camille@preau.test'))[0]?.template, 'email-change-notice');
  assert.partialDeepStrictEqual(await profile(world), { email: 'camille@preau.test' });
  assert.deepEqual(await mailTo(world, 'camille@preau.test').then((m) => m[0]?.params), {});
});

test('an address that is somebody’s gets a notice without a link; the caller cannot tell', async (world) => {
  assert.deepEqual(await start(world, 'lou@preau.test'), [{ start_email_change: '' }]);
  const [mail] = await mailTo(world, 'lou@preau.test');
  assert.equal(mail?.template, 'email-change-known');
  assert.deepEqual(mail?.params, {});
  assert.match(JSON.stringify(await openByCode(world, '000000')), /PT404/);
});

test('one’s own address, or none, is said', async (world) => {
  const refusal = (courriel: string) =>
    world.as('service').refusal`select start_email_change(${userId('camille')}, ${courriel})`;
  assert.equal(await refusal('Camille@preau.test'), 'PT400 email-same');
  assert.equal(await refusal('camille@'), 'PT400 invalid-email');
});

test('link and code name the account and its new address, and use nothing up', async (world) => {
  const { token, code } = await started(world);
  for (const answer of [
    await openBy(world, token),
    await openBy(world, token),
    await openByCode(world, code),
  ]) {
    assert.partialDeepStrictEqual(answer, { user_id: userId('camille'), new_email: NEW });
  }
});

test('a code serves its own account, and ten tries', async (world) => {
  const { code } = await started(world);
  assert.match(JSON.stringify(await openByCode(world, code, 'lou')), /code-wrong/);
  const wrong = code === '000000' ? '111111' : '000000';
  for (let attempt = 0; attempt < 10; attempt++) await openByCode(world, wrong);
  assert.equal(
    await world.as('service').refusal`
      select open_email_change(account => ${userId('camille')}, code => ${code})`,
    'PT429 too-many-attempts',
  );
});

test('a link lasts a day, serves once, and a newer mail voids it', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  const first = await started(world);
  const second = await started(world, 'other@preau.test');
  assert.match(JSON.stringify(await openBy(world, first.token)), /PT410.*link-superseded/);
  await world.at('2026-11-26T12:00:00Z');
  assert.match(JSON.stringify(await openBy(world, second.token)), /PT410.*link-expired/);
  assert.match(JSON.stringify(await openBy(world, 'made-up')), /PT404.*link-unknown/);
});

test('once done, the other sessions are over, the old mailbox is told and its links are void', async (world) => {
  const { admin, as } = world;
  const [kept, other] = [1, 2].map((n) => `7b1f1f3e-0000-4000-8000-00000000000${n}`);
  await admin.rows`
    insert into auth.sessions (id, user_id)
    values (${String(kept)}, ${userId('camille')}), (${String(other)}, ${userId('camille')})`;
  await as('service').rows`select start_recovery('camille@preau.test', '')`;
  const [lost] = await mailTo(world, 'camille@preau.test');
  const { token } = await started(world);
  const { id } = z.object({ id: z.string() }).parse(await openBy(world, token));
  for (let click = 0; click < 2; click++) {
    await as('service').rows`select finish_email_change(${id}, ${String(kept)})`;
  }
  assert.deepEqual(
    await admin.rows`select id from auth.sessions where user_id = ${userId('camille')}`,
    [{ id: kept }],
  );
  assert.deepEqual(
    (await mailTo(world, 'camille@preau.test')).map(({ template }) => template),
    ['email-changed', 'email-change-notice', 'recover'],
  );
  assert.match(JSON.stringify(await openBy(world, token)), /PT410.*link-used/);
  assert.equal(
    await as('service').refusal`select open_recovery(${lost?.params.token ?? ''})`,
    'PT410 link-superseded',
  );
});

test('changes per account and per mailbox are limited', async (world) => {
  for (let n = 0; n < 5; n++) await start(world, `new-${n}@preau.test`);
  assert.equal(
    await world.as('service').refusal`
      select start_email_change(${userId('camille')}, 'new-9@preau.test')`,
    'PT429 too-many-attempts',
  );
});

test('a suspended account changes no address', async (world) => {
  const { token } = await started(world);
  await world.admin.rows`
    update profiles set suspended_at = now() where id = ${personId('camille')}`;
  assert.match(JSON.stringify(await openBy(world, token)), /link-unknown/);
});

test('a new password voids a change of address that somebody who knew the old one asked for', async (world) => {
  const { as, admin } = world;
  await start(world, 'thief@preau.test');
  const [mail] = await mailTo(world, 'thief@preau.test');
  const { token, code } = mail?.params ?? {};
  await as('service').rows`select grant_password(${userId('camille')})`;
  await admin.rows`
    update auth.users set encrypted_password = 'new' where id = ${userId('camille')}`;
  assert.partialDeepStrictEqual(
    await as('service').value`select open_email_change(token => ${String(token)})`,
    { code: 'PT410', message: 'link-superseded' },
  );
  assert.partialDeepStrictEqual(
    await as('service').value`
      select open_email_change(account => ${userId('camille')}, code => ${String(code)})`,
    { code: 'PT404', message: 'code-wrong' },
  );
});
