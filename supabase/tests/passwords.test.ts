import assert from 'node:assert/strict';
import { z } from 'zod';
import { test, type World } from './fixtures.ts';
import { personId, userId } from './personas.ts';

type Scene = Pick<World, 'as' | 'admin'>;

const Mail = z.object({
  template: z.string(),
  token: z.string().optional(),
  code: z.string().optional(),
});

const start = ({ as }: Scene, courriel: string, address = '192.0.2.1') =>
  as('service').rows`select start_recovery(${courriel}, ${address})`;

/** The mails of an address, newest first. */
async function mails({ admin }: Scene, recipient: string) {
  const rows = await admin.rows`
    select params || jsonb_build_object('template', template) as mail
    from app.mail_outbox where recipient = ${recipient} and sent_at is null order by ctid desc`;
  return rows.map(({ mail }) => Mail.parse(mail));
}

async function recovery(scene: Scene, courriel: string) {
  await start(scene, courriel);
  const [mail] = await mails(scene, courriel);
  return { token: mail?.token ?? '', code: mail?.code ?? '' };
}

const setHash = ({ admin }: Scene, hash: string) =>
  admin.rows`
    update auth.users set encrypted_password = ${hash} where id = ${userId('camille')}`;
const isRefused = ({ admin }: Scene, hash: string) =>
  admin.refusal`
    update auth.users set encrypted_password = ${hash} where id = ${userId('camille')}`;
const grant = ({ as }: Scene, token: string | null = null) =>
  as('service').rows`select grant_password(${userId('camille')}, ${token})`;

const GUARDED = 'PT403 password-not-granted';

test('a password changed in any way but ours is refused, by the owner of the table too', async (world) => {
  assert.equal(await isRefused(world, 'by-auth'), GUARDED);
  await grant(world);
  await setHash(world, 'ours');
  assert.equal(await isRefused(world, 'again'), GUARDED, 'a grant serves once');
});

test('a grant is for one account and for a minute', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  await world.as('service').rows`select grant_password(${userId('lou')})`;
  assert.equal(await isRefused(world, 'of-lou'), GUARDED);
  await grant(world);
  await world.at('2026-11-25T12:01:00Z');
  assert.equal(await isRefused(world, 'late'), GUARDED);
});

test('what Auth writes beside the password needs no grant, nor does taking it away', async ({
  admin,
}) => {
  await admin.rows`
    update auth.users set updated_at = now(), encrypted_password = encrypted_password
    where id = ${userId('camille')}`;
  await admin.rows`
    update auth.users set encrypted_password = null where id = ${userId('camille')}`;
});

test('a change tells the owner, lifts what was due and voids the links still open', async (world) => {
  const { admin, as } = world;
  await admin.rows`
    update profiles set must_change_password = true where id = ${personId('camille')}`;
  const { token } = await recovery(world, 'camille@preau.test');
  await grant(world);
  await setHash(world, 'new');
  assert.equal((await mails(world, 'camille@preau.test'))[0]?.template, 'password-changed');
  assert.equal(await as('camille').value`select account_state() ->> 'state'`, 'ready');
  assert.equal(
    await as('service').refusal`select open_recovery(${token})`,
    'PT410 link-superseded',
  );
});

test('an account that sign-up is still making gets no mail about its password', async (world) => {
  await world.as('service').rows`select grant_password(${userId('noa')})`;
  await world.admin.rows`
    update auth.users set encrypted_password = 'x' where id = ${userId('noa')}`;
  assert.deepEqual(await mails(world, 'noa@preau.test'), []);
});

test('each kind of address gets one mail, one row, and the caller the same answer', async (world) => {
  const { admin } = world;
  const kinds = [
    ['camille@preau.test', 'recover'],
    ['ida@preau.test', 'recover'],
    ['mo@preau.test', 'recover'],
    ['sacha@preau.test', 'recover-suspended'],
    ['noa@preau.test', 'recover-unknown'],
    ['nobody@preau.test', 'recover-unknown'],
    ['ana@preau.test', 'recover-unknown'],
  ] as const;
  for (const [courriel, template] of kinds) {
    assert.deepEqual(await start(world, courriel), [{ start_recovery: '' }]);
    const sent = await mails(world, courriel);
    assert.deepEqual(
      sent.map((mail) => mail.template),
      [template],
      courriel,
    );
    assert.equal(sent[0]?.token !== undefined, template === 'recover', courriel);
    assert.equal(
      await admin.value`select count(*)::int from app.recoveries where email = ${courriel}`,
      1,
    );
  }
});

test('secrets of a recovery are stored as digests', async (world) => {
  const { token, code } = await recovery(world, 'camille@preau.test');
  const row = String(
    await world.admin.value`select r::text from app.recoveries r where email like 'camille%'`,
  );
  assert.ok(token.length > 40 && !row.includes(token) && !row.includes(code));
});

test('opening a link uses nothing up; the new password does, once', async (world) => {
  const { as } = world;
  const { token } = await recovery(world, ' Camille@Preau.test'.trim().toLowerCase());
  for (let visit = 0; visit < 3; visit++) {
    assert.equal(
      await as('service').value`select open_recovery(${token}) ->> 'user_id'`,
      userId('camille'),
    );
  }
  await grant(world, token);
  await setHash(world, 'new');
  assert.equal(await as('service').refusal`select open_recovery(${token})`, 'PT410 link-used');
  assert.equal(
    await as('service').refusal`select grant_password(${userId('camille')}, ${token})`,
    'PT410 link-used',
  );
});

test('a link lasts an hour, and a newer mail voids it', async (world) => {
  const { as, at } = world;
  await at('2026-11-25T12:00:00Z');
  const first = await recovery(world, 'camille@preau.test');
  await world.admin.rows`delete from app.mail_outbox`;
  const second = await recovery(world, 'camille@preau.test');
  const open = (token: string) => as('service').refusal`select open_recovery(${token})`;
  assert.equal(await open(first.token), 'PT410 link-superseded');
  await at('2026-11-25T12:59:59Z');
  await as('service').rows`select open_recovery(${second.token})`;
  await at('2026-11-25T13:00:00Z');
  assert.equal(await open(second.token), 'PT410 link-expired');
  assert.equal(await open('made-up'), 'PT404 link-unknown');
});

const confirm = ({ as }: Scene, courriel: string, code: string) =>
  as('service').value`select confirm_recovery_code(${courriel}, ${code}, '192.0.2.1')`;

test('the right code gives a ticket that does what the link does', async (world) => {
  const { code } = await recovery(world, 'camille@preau.test');
  const { ticket } = z
    .object({ ticket: z.string() })
    .parse(await confirm(world, 'CAMILLE@preau.test', code));
  await grant(world, ticket);
  await setHash(world, 'new');
});

test('a code may be tried ten times, at whatever address, then the right one is refused too', async (world) => {
  const { code } = await recovery(world, 'camille@preau.test');
  const wrong = code === '000000' ? '111111' : '000000';
  for (const courriel of ['camille@preau.test', 'nobody@preau.test']) {
    for (let attempt = 0; attempt < 10; attempt++) {
      assert.match(JSON.stringify(await confirm(world, courriel, wrong)), /PT404.*code-wrong/);
    }
    assert.equal(
      await world.as('service').refusal`
        select confirm_recovery_code(${courriel}, ${code}, '192.0.2.1')`,
      'PT429 too-many-attempts',
    );
  }
});

test('guesses of codes and of passwords by one machine share one count', async (world) => {
  const { admin, as } = world;
  await admin.rows`update app.limits set max_attempts = 2 where kind = 'sign-in per address'`;
  await confirm(world, 'camille@preau.test', '000000');
  await as('service').rows`select resolve_login('camille', '192.0.2.1')`;
  assert.equal(
    await as('service').refusal`
      select confirm_recovery_code('lou@preau.test', '000000', '192.0.2.1')`,
    'PT429 too-many-attempts',
  );
});

test('recovery mails per mailbox and per machine are limited', async (world) => {
  const { as, admin } = world;
  for (let n = 0; n < 5; n++) await start(world, `camille+${n}@preau.test`, `192.0.2.${n}`);
  assert.equal(
    await as('service').refusal`select start_recovery('camille@preau.test', '192.0.2.9')`,
    'PT429 too-many-attempts',
  );
  await admin.rows`update app.limits set max_attempts = 1 where kind = 'recovery per address'`;
  await start(world, 'lou@preau.test', '198.51.100.1');
  assert.equal(
    await as('service').refusal`select start_recovery('ines@preau.test', '198.51.100.1')`,
    'PT429 too-many-attempts',
  );
});

test('a suspension after the mail was sent closes its link', async (world) => {
  const { token } = await recovery(world, 'camille@preau.test');
  await world.admin.rows`
    update profiles set suspended_at = now() where id = ${personId('camille')}`;
  assert.equal(await world.as('service').value`select open_recovery(${token})`, null);
});

const HASH = 'b'.repeat(64);
async function publishTerms({ admin }: Scene, version: string) {
  await admin.rows`
    update app.legal_documents set is_current = false where document = 'conditions-generales'`;
  await admin.rows`
    insert into app.legal_documents (document, version, title, text_hash, published_at)
    values ('conditions-generales', ${version}, 'CGU', ${HASH}, now())`;
}

test('terms that are due are accepted in the version that was shown, and recorded', async (world) => {
  const { as, admin } = world;
  await publishTerms(world, '2');
  assert.equal(await as('lea').refusal`select accept_terms('1')`, 'PT409 terms-changed');
  await as('lea').rows`select accept_terms('2')`;
  assert.equal(await as('lea').value`select account_state() ->> 'state'`, 'ready');
  assert.deepEqual(
    await admin.rows`
      select document, kind, text_hash from consents
      where person_id = ${personId('lea')} and version = '2'`,
    [{ document: 'conditions-generales', kind: 'accepted', text_hash: HASH }],
  );
  await as('lea').rows`select accept_terms('2')`;
});

test('terms that were replaced meanwhile are shown again, not accepted unread', async (world) => {
  await publishTerms(world, '3');
  assert.equal(await world.as('lea').refusal`select accept_terms('2')`, 'PT409 terms-changed');
});

test('who has no account, or a suspended one, accepts nothing', async ({ as }) => {
  for (const persona of ['stranger', 'sacha', 'noa', 'ana'] as const) {
    assert.equal(await as(persona).refusal`select accept_terms('2')`, 'PT401 signed-out', persona);
  }
});

/** Reads my_login as this person, with a token of this session. */
const myLogin = ({ as }: Scene, name: 'camille' | 'mo' | 'sacha', session: string) =>
  as(name).rows`
    with claims as materialized (
      select set_config('request.jwt.claims', ${JSON.stringify({
        role: 'authenticated',
        sub: userId(name),
        session_id: session,
      })}, true)
    )
    select my_login() as login from claims`;

test('only a session that is still open may ask to change a password', async (world) => {
  const { admin } = world;
  const session = '7b1f1f3e-0000-4000-8000-000000000001';
  await admin.rows`
    insert into auth.sessions (id, user_id) values (${session}, ${userId('camille')})`;
  const [row] = await myLogin(world, 'camille', session);
  assert.equal(Object(row?.['login']).email, 'camille@preau.test');
  await assert.rejects(myLogin(world, 'mo', session), /signed-out/, 'the session of another');
  await admin.rows`delete from auth.sessions where id = ${session}`;
  await assert.rejects(myLogin(world, 'camille', session), /signed-out/);
});

test('the suspended change nothing, even with a session', async (world) => {
  const session = '7b1f1f3e-0000-4000-8000-000000000002';
  await world.admin.rows`
    insert into auth.sessions (id, user_id) values (${session}, ${userId('sacha')})`;
  await assert.rejects(myLogin(world, 'sacha', session), /signed-out/);
});

test('recoveries, grants and changes of address go a day after they stop serving', async (world) => {
  const { admin, at } = world;
  await at('2026-11-25T12:00:00Z');
  await recovery(world, 'camille@preau.test');
  await grant(world);
  const left = () =>
    admin.value`
      select (select count(*) from app.recoveries where email = 'camille@preau.test')
        + (select count(*) from app.password_grants)
        + (select count(*) from app.email_changes)`;
  await at('2026-11-26T12:59:59Z');
  await world.as('service').rows`select tick()`;
  assert.equal(await left(), '1');
  await at('2026-11-26T14:00:00Z');
  await world.as('service').rows`select tick()`;
  assert.equal(await left(), '0');
});

test('a link serves as long as the account has the address that it went to', async (world) => {
  const { as, admin } = world;
  const { token } = await recovery(world, 'camille@preau.test');
  const opened = () => as('service').value`select open_recovery(${token}) ->> 'email'`;
  assert.equal(await opened(), 'camille@preau.test');
  await admin.rows`
    update auth.users set email = 'new@preau.test' where id = ${userId('camille')}`;
  assert.equal(await opened(), null);
});
