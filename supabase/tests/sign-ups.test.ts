import assert from 'node:assert/strict';
import { z } from 'zod';
import { test, type World } from './fixtures.ts';
import { personId } from './personas.ts';

type Scene = Pick<World, 'as' | 'admin'>;
const Mail = z.object({
  template: z.string(),
  token: z.string().optional(),
  code: z.string().optional(),
  email: z.string(),
});
type Mail = z.infer<typeof Mail>;

const start = ({ as }: Scene, courriel: string, address = '192.0.2.1') =>
  as('service').rows`select start_sign_up(${courriel}, '1', ${address})`;

/** The mails of an address, newest first. */
async function mails({ admin }: Scene, recipient: string): Promise<Mail[]> {
  const rows = await admin.rows`
    select params || jsonb_build_object('template', template) as mail
    from app.mail_outbox where recipient = ${recipient} and sent_at is null order by ctid desc`;
  return rows.map(({ mail }) => Mail.parse(mail));
}
async function newest(scene: Scene, recipient: string) {
  const [mail] = await mails(scene, recipient);
  return { token: mail?.token ?? '', code: mail?.code ?? '' };
}

const Answer = z.object({
  code: z.string().optional(),
  message: z.string().optional(),
  ticket: z.string().optional(),
  email: z.string().optional(),
});
type Answer = z.infer<typeof Answer>;
async function confirm({ as }: Scene, token: string): Promise<Answer> {
  return Answer.parse(await as('service').value`select confirm_sign_up(token => ${token})`);
}
async function confirmByCode({ as }: Scene, courriel: string, code: string): Promise<Answer> {
  return Answer.parse(
    await as('service').value`
    select confirm_sign_up(courriel => ${courriel}, code => ${code})`,
  );
}
const refusal = ({ code, message }: Answer) => `${code} ${message}`;

async function ticketFor(scene: Scene, courriel: string): Promise<string> {
  await start(scene, courriel);
  const { ticket = '' } = await confirm(scene, (await newest(scene, courriel)).token);
  return ticket;
}
const prepare = ({ as }: Scene, ticket: string, name: string) =>
  as('service').value`select prepare_profile(${ticket}, ${name})`;
const makeAccount = ({ admin }: Scene, email: string) =>
  admin.rows`
    insert into auth.users (id, email, email_confirmed_at)
    values (gen_random_uuid(), ${email}, now())`;
const finish = ({ as }: Scene, ticket: string) =>
  as('service').value`select finish_sign_up(${ticket}) ->> 'profile_id'`;

test('the whole way: mail, link, name, account, profile with its consent', async (world) => {
  const { admin, at } = world;
  await at('2026-11-22T12:00:00Z');
  await start(world, '  Nora@Preau.TEST ');
  const [mail] = await mails(world, 'nora@preau.test');
  assert.equal(mail?.template, 'sign-up-confirm');
  assert.match(mail?.token ?? '', /^[A-Za-z0-9_-]{43}$/);
  assert.match(mail?.code ?? '', /^\d{6}$/);
  await at('2026-11-22T12:10:00Z');
  const { ticket = '', email } = await confirm(world, mail?.token ?? '');
  assert.equal(email, 'nora@preau.test');
  assert.deepEqual(await prepare(world, ticket, '  Nora   Éléonore '), {
    email: 'nora@preau.test',
    username: 'nora.eleonore',
  });
  await makeAccount(world, 'nora@preau.test');
  const id = await finish(world, ticket);
  assert.equal(await finish(world, ticket), id, 'finishing twice changes nothing');
  assert.deepEqual(
    await admin.rows`
      select p.display_name, p.finished_at is not null as finished, u.email, c.document, c.version,
        c.given_at::text
      from profiles p join auth.users u on u.id = p.user_id join consents c on c.person_id = p.id
      where p.id = ${String(id)}`,
    [
      {
        display_name: 'Nora Éléonore',
        finished: true,
        email: 'nora@preau.test',
        document: 'terms',
        version: '1',
        given_at: '2026-11-22 12:00:00+00',
      },
    ],
  );
});

test('secrets are stored as digests, and nowhere else than in the mail', async (world) => {
  await start(world, 'nora@preau.test');
  const { token, code } = await newest(world, 'nora@preau.test');
  const row = String(
    await world.admin.value`select s::text from app.sign_ups s where email = 'nora@preau.test'`,
  );
  assert.ok(!row.includes(token) && !row.includes(code));
});

test('an address that has an account gets a notice and no link; the caller cannot tell', async (world) => {
  await start(world, 'camille@preau.test');
  assert.deepEqual(await mails(world, 'camille@preau.test'), [
    { template: 'sign-up-known', email: 'camille@preau.test' },
  ]);
  const count = (email: string) =>
    world.admin.value`select count(*)::int from app.sign_ups where email = ${email}`;
  await start(world, 'nora@preau.test');
  assert.equal(await count('camille@preau.test'), await count('nora@preau.test'));
});

test('who began and never finished may begin again', async (world) => {
  await start(world, 'noa@preau.test');
  assert.equal((await mails(world, 'noa@preau.test'))[0]?.template, 'sign-up-confirm');
});

test('addresses that cannot be are refused', async (world) => {
  const wrong = ['', 'nora', 'nora@', '@preau.test', 'nora@preau', 'no ra@preau.test'];
  const worse = ['nora@preau..test', 'a@b@c.fr', 'nora@preau.test\r\nbcc:x', 'x.fictif@anfh.fr'];
  for (const courriel of [...wrong, ...worse, `${'a'.repeat(250)}@preau.test`]) {
    assert.equal(
      await world.as('service').refusal`select start_sign_up(${courriel}, '1', '')`,
      'PT400 invalid-email',
      courriel,
    );
  }
});

test('a newer mail voids the earlier link, and its code', async (world) => {
  await start(world, 'nora@preau.test');
  const first = await newest(world, 'nora@preau.test');
  await world.admin.rows`delete from app.mail_outbox`;
  await start(world, 'nora@preau.test');
  const second = await newest(world, 'nora@preau.test');
  assert.equal(refusal(await confirm(world, first.token)), 'PT410 link-superseded');
  assert.ok((await confirm(world, second.token)).ticket);
});

test('a link serves once and for 24 hours', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  await start(world, 'nora@preau.test');
  await start(world, 'remy@preau.test');
  const nora = await newest(world, 'nora@preau.test');
  const remy = await newest(world, 'remy@preau.test');
  await world.at('2026-11-23T11:59:59Z');
  assert.ok((await confirm(world, nora.token)).ticket);
  assert.equal(refusal(await confirm(world, nora.token)), 'PT410 link-used');
  await world.at('2026-11-23T12:00:00Z');
  assert.equal(refusal(await confirm(world, remy.token)), 'PT410 link-expired');
  assert.equal(refusal(await confirm(world, 'made-up')), 'PT404 link-unknown');
});

test('the code serves as well as the link, and each uses up the other', async (world) => {
  await start(world, 'nora@preau.test');
  const { token, code } = await newest(world, 'nora@preau.test');
  const { ticket, email } = await confirmByCode(world, 'NORA@preau.test ', code);
  assert.ok(ticket);
  assert.equal(email, 'nora@preau.test');
  assert.equal(refusal(await confirm(world, token)), 'PT410 link-used');
  assert.equal(refusal(await confirmByCode(world, 'nora@preau.test', code)), 'PT410 link-used');
});

test('a code may be tried ten times, whether or not anybody is signing up', async (world) => {
  await start(world, 'nora@preau.test');
  const { code } = await newest(world, 'nora@preau.test');
  const wrong = code === '000000' ? '111111' : '000000';
  for (const courriel of ['nora@preau.test', 'nobody@preau.test', 'camille@preau.test']) {
    for (let attempt = 1; attempt <= 10; attempt++) {
      assert.equal(refusal(await confirmByCode(world, courriel, wrong)), 'PT404 link-unknown');
    }
    assert.equal(
      await world.as('service').refusal`
        select confirm_sign_up(courriel => ${courriel}, code => ${code})`,
      'PT429 too-many-attempts',
    );
  }
});

test('a refusal that counts a try sets the status, as PostgREST reads it', async (world) => {
  const status = await world.as('service').value`
    select confirm_sign_up(token => 'made-up') is not null and
      current_setting('response.status', true) = '404'`;
  assert.equal(status, true);
});

test('mails per address and per machine are limited, and the wait is said', async (world) => {
  const { as, admin, at } = world;
  await at('2026-11-22T12:00:00Z');
  await admin.rows`update app.limits set max_attempts = 2 where kind like 'sign-up per %'`;
  await start(world, 'nora@preau.test', '192.0.2.1');
  await at('2026-11-22T12:20:00Z');
  await start(world, 'nora@preau.test', '192.0.2.2');
  assert.equal(
    await as('service').refusal`select start_sign_up('nora@preau.test', '1', '192.0.2.3')`,
    'PT429 too-many-attempts',
    'rotating addresses of machines does not help',
  );
  await start(world, 'remy@preau.test', '192.0.2.1');
  assert.equal(
    await as('service').refusal`select start_sign_up('luc@preau.test', '1', '192.0.2.1')`,
    'PT429 too-many-attempts',
  );
  await at('2026-11-22T13:00:00Z');
  await start(world, 'nora@preau.test', '192.0.2.4');
});

test('variants of an address that fill one mailbox share its limit', async (world) => {
  for (let n = 0; n < 5; n++) await start(world, `nora+${n}@preau.test`, `192.0.2.${n}`);
  assert.equal(
    await world.as('service').refusal`select start_sign_up('nora@preau.test', '1', '192.0.2.9')`,
    'PT429 too-many-attempts',
  );
});

const NAMES: [string, string][] = [
  ['Camille D.', 'camille.d'],
  ['Élise & Noël', 'elise.noel'],
  ['Œdipe', 'oedipe'],
  ["Jean-François d'Été", 'jean-francois.d.ete'],
  ['Łukasz Straße', 'lukasz.strasse'],
  ['..Ève__', 'eve'],
  ['Bob 42', 'bob.42'],
  ['Jean Préau', 'jean.preau'],
  ['Zoë ❤️ Nguyễn', 'zoe.nguyen'],
];
for (const [name, username] of NAMES) {
  test(`« ${name} » signs in as ${username}`, async (world) => {
    const ticket = await ticketFor(world, 'nora@preau.test');
    assert.deepEqual(await prepare(world, ticket, name), { email: 'nora@preau.test', username });
  });
}

test('names that nobody could read or type are refused', async (world) => {
  const ticket = await ticketFor(world, 'nora@preau.test');
  for (const name of [
    '',
    'a',
    '  ',
    '???',
    '李小龙',
    'x'.repeat(51),
    'No\u202era',
    'A\u200bB',
    '<b>no</b>',
    'C\u0430mille', // a Cyrillic a: shows somebody else's name
    'Cam\ufe0fille',
    'Cam\u3164ille',
    'Cami\u01c0\u01c0e',
  ]) {
    assert.equal(
      await world.as('service').refusal`select prepare_profile(${ticket}, ${name})`,
      'PT400 username-invalid',
      JSON.stringify(name),
    );
  }
});

/** What would pass for the platform, and is no entry of app.reserved_names. */
const ALMOST = ['Admin 2', 'ad-min', 'a.d.m.i.n', 'L’équipe du MOOC', 'Équipe Préau', 'Le support'];

test('a name is taken whatever its case and accents, and so are those of the platform', async (world) => {
  const ticket = await ticketFor(world, 'nora@preau.test');
  for (const name of ['Camille', 'CAMILLE', 'camillé', 'Préau', 'admin', 'Équipe', ...ALMOST]) {
    assert.equal(
      await world.as('service').refusal`select prepare_profile(${ticket}, ${name})`,
      'PT409 username-taken',
      name,
    );
  }
});

test("one may change one's mind about the name; the first is free again", async (world) => {
  const ticket = await ticketFor(world, 'nora@preau.test');
  await prepare(world, ticket, 'Nora');
  await prepare(world, ticket, 'Norah');
  const other = await ticketFor(world, 'remy@preau.test');
  await prepare(world, other, 'Nora');
});

test('beginning again frees the name held before, and voids the earlier ticket', async (world) => {
  const first = await ticketFor(world, 'nora@preau.test');
  await prepare(world, first, 'Nora');
  await world.admin.rows`delete from app.mail_outbox`;
  const second = await ticketFor(world, 'nora@preau.test');
  await prepare(world, second, 'Nora');
  assert.equal(
    await world.as('service').refusal`select prepare_profile(${first}, 'Nora')`,
    'PT410 ticket-expired',
  );
});

test('a ticket that is made up, late or used opens nothing', async (world) => {
  const { as, at } = world;
  await at('2026-11-22T12:00:00Z');
  const ticket = await ticketFor(world, 'nora@preau.test');
  assert.equal(
    await as('service').refusal`select finish_sign_up(${ticket})`,
    'PT409 profile-missing',
  );
  await prepare(world, ticket, 'Nora');
  assert.equal(
    await as('service').refusal`select finish_sign_up(${ticket})`,
    'PT409 account-missing',
  );
  await at('2026-11-23T12:00:00Z');
  for (const word of [ticket, 'made-up']) {
    assert.equal(
      await as('service').refusal`select prepare_profile(${word}, 'Nora')`,
      'PT410 ticket-expired',
    );
    assert.equal(
      await as('service').refusal`select finish_sign_up(${word})`,
      'PT410 ticket-expired',
    );
  }
});

test('an account whose address is not confirmed finishes nothing', async (world) => {
  const ticket = await ticketFor(world, 'nora@preau.test');
  await prepare(world, ticket, 'Nora');
  await makeAccount(world, 'nora@preau.test');
  await world.admin.rows`
    update auth.users set email_confirmed_at = null where email = 'nora@preau.test'`;
  assert.equal(
    await world.as('service').refusal`select finish_sign_up(${ticket})`,
    'PT409 account-missing',
  );
});

test('a finished sign-up cannot rename', async (world) => {
  const ticket = await ticketFor(world, 'nora@preau.test');
  await prepare(world, ticket, 'Nora');
  await makeAccount(world, 'nora@preau.test');
  await finish(world, ticket);
  assert.equal(
    await world.as('service').refusal`select prepare_profile(${ticket}, 'Autre')`,
    'PT410 ticket-expired',
  );
});

test('one signs in by address or by name; an unknown one gets the decoy', async ({ as }) => {
  const resolve = (login: string) =>
    as('service').value`select resolve_login(${login}, '192.0.2.1')`;
  assert.equal(await resolve('Camille@Preau.test'), 'camille@preau.test');
  assert.equal(await resolve(' CAMILLE '), 'camille@preau.test');
  assert.equal(await resolve('Camílle'), 'camille@preau.test');
  assert.equal(await resolve('nobody'), 'personne@preau.invalid');
  assert.equal(await resolve('nobody@preau.test'), 'personne@preau.invalid');
  assert.equal(await resolve('ana'), 'personne@preau.invalid', 'a deleted account');
});

test('one signs in by the name as it was chosen, and a name with an @ finds no other account', async ({
  as,
  admin,
}) => {
  const resolve = (login: string) =>
    as('service').value`select resolve_login(${login}, '192.0.2.1')`;
  await admin.rows`update public.profiles set username = 'helene.d' where username = 'camille'`;
  for (const typed of ['Hélène D.', ' hélène  d ', 'HELENE.D', 'helene.d']) {
    assert.equal(await resolve(typed), 'camille@preau.test', typed);
  }
  assert.equal(await resolve('helene@d'), 'personne@preau.invalid');
});

test('tries by name say nothing of an address: neither uses up the other', async ({
  as,
  admin,
}) => {
  await admin.rows`update app.limits set max_attempts = 2 where kind = 'sign-in per login'`;
  for (const login of ['camille', ' Cámille ']) {
    await as('service').rows`select resolve_login(${login}, '192.0.2.1')`;
  }
  assert.equal(
    await as('service').refusal`select resolve_login('camille', '192.0.2.3')`,
    'PT429 too-many-attempts',
  );
  for (const login of ['camille@preau.test', 'nobody@preau.test']) {
    await as('service').rows`select resolve_login(${login}, '192.0.2.3')`;
  }
});

test('attempts keep no address in clear', async (world) => {
  await start(world, 'nora@preau.test', '192.0.2.77');
  const text = String(await world.admin.value`select string_agg(a::text, ' ') from app.attempts a`);
  assert.ok(!text.includes('nora') && !text.includes('192.0.2.77'));
});

test('profiles hold no name that no one could sign in with', async ({ admin }) => {
  const id = personId('camille');
  for (const username of ['Camille', 'ca mille', 'c', '.camille', 'camille.', 'cámille']) {
    assert.match(
      await admin.refusal`update profiles set username = ${username} where id = ${id}`,
      /^23514/,
      username,
    );
  }
});
