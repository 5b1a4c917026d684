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
  as('service').rows`select start_sign_up(${courriel}, ${address})`;

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
  return Answer.parse(await as('service').value`select confirm_sign_up('', token => ${token})`);
}
async function confirmByCode({ as }: Scene, courriel: string, code: string): Promise<Answer> {
  return Answer.parse(
    await as('service').value`
    select confirm_sign_up('', courriel => ${courriel}, code => ${code})`,
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

test('the whole way: mail, link, name, account, profile with its consents', async (world) => {
  const { admin, at } = world;
  await admin.rows`update app.legal_documents set is_current = false`;
  await admin.rows`
    insert into app.legal_documents (document, version, title, text_hash, published_at)
    select d, '2', d, repeat('2', 64), timestamptz '2026-01-01'
    from unnest(array['conditions-generales', 'mentions-legales', 'protection-des-donnees']) d`;
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
      select p.display_name, p.finished_at is not null as finished, u.email
      from profiles p join auth.users u on u.id = p.user_id where p.id = ${String(id)}`,
    [{ display_name: 'Nora Éléonore', finished: true, email: 'nora@preau.test' }],
  );
  const read = { version: '2', kind: 'read', given_at: '2026-11-22 12:00:00+00' };
  const accepted = { version: '2', kind: 'accepted', given_at: '2026-11-22 12:10:00+00' };
  const hashed = { text_hash: '2'.repeat(64) };
  assert.deepEqual(
    await admin.rows`
      select document, version, kind, given_at::text, text_hash from consents
      where person_id = ${String(id)} order by document`,
    [
      { document: 'conditions-generales', ...accepted, ...hashed },
      { document: 'mentions-legales', ...read, ...hashed },
      { document: 'protection-des-donnees', ...read, ...hashed },
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

for (const name of ['camille', 'sacha', 'mo', 'lea', 'ida']) {
  test(`the account of ${name} is known, whatever stands in its way`, async (world) => {
    await start(world, `${name}@preau.test`);
    assert.equal((await mails(world, `${name}@preau.test`))[0]?.template, 'sign-up-known');
  });
}

test('who began and never finished may begin again', async (world) => {
  await start(world, 'noa@preau.test');
  assert.equal((await mails(world, 'noa@preau.test'))[0]?.template, 'sign-up-confirm');
});

test('addresses that cannot be are refused', async (world) => {
  const wrong = ['', 'nora', 'nora@', '@preau.test', 'nora@preau', 'no ra@preau.test'];
  const worse = ['nora@preau..test', 'a@b@c.fr', 'nora@preau.test\r\nbcc:x', 'x.fictif@anfh.fr'];
  for (const courriel of [...wrong, ...worse, `${'a'.repeat(250)}@preau.test`]) {
    assert.equal(
      await world.as('service').refusal`select start_sign_up(${courriel}, '')`,
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
        select confirm_sign_up('', courriel => ${courriel}, code => ${code})`,
      'PT429 too-many-attempts',
    );
  }
});

test('a refusal that counts a try sets the status, as PostgREST reads it', async (world) => {
  const status = await world.as('service').value`
    select confirm_sign_up('', token => 'made-up') is not null and
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
    await as('service').refusal`select start_sign_up('nora@preau.test', '192.0.2.3')`,
    'PT429 too-many-attempts',
    'rotating addresses of machines does not help',
  );
  await start(world, 'remy@preau.test', '192.0.2.1');
  assert.equal(
    await as('service').refusal`select start_sign_up('luc@preau.test', '192.0.2.1')`,
    'PT429 too-many-attempts',
  );
  await at('2026-11-22T13:00:00Z');
  await start(world, 'nora@preau.test', '192.0.2.4');
});

test('links and codes tried from one machine are limited, and the wait is said', async (world) => {
  const { as, admin, at } = world;
  await at('2026-11-22T12:00:00Z');
  await admin.rows`
    update app.limits set max_attempts = 2 where kind = 'sign-up confirm per address'`;
  const attempt = (address: string) => as('service').value`
    select confirm_sign_up(${address}, token => 'made-up') ->> 'message'`;
  await attempt('192.0.2.1');
  await as('service').rows`
    select confirm_sign_up('192.0.2.1', courriel => 'nora@preau.test', code => 'wrong')`;
  assert.equal(
    await as('service').refusal`select confirm_sign_up('192.0.2.1', token => 'made-up')`,
    'PT429 too-many-attempts',
  );
  assert.equal(
    await as('service').refusal`select resend_sign_up('192.0.2.1', token => 'made-up')`,
    'PT429 too-many-attempts',
  );
  assert.equal(await attempt('192.0.2.2'), 'link-unknown');
});

const Followed = z.object({ follow: z.string() });
const follow = async (scene: Scene, courriel: string) =>
  Followed.parse(await scene.as('service').value`select start_sign_up(${courriel}, '')`).follow;
const mailState = ({ as }: Scene, word: string) =>
  as('anon').value`select sign_up_mail(${word}) ->> 'state'`;
const resend = async ({ as }: Scene, by: 'token' | 'follow', word: string) =>
  by === 'token'
    ? as('service').value`select resend_sign_up('', token => ${word})`
    : as('service').value`select resend_sign_up('', follow => ${word})`;

for (const courriel of ['nora@preau.test', 'camille@preau.test']) {
  test(`what became of the mail to ${courriel} is told to whoever holds its word`, async (world) => {
    const { admin, as, at } = world;
    await at('2026-11-22T12:00:00Z');
    const word = await follow(world, courriel);
    assert.match(word, /^[A-Za-z0-9_-]{43}$/);
    assert.equal(await mailState(world, word), 'leaving');
    await admin.rows`update app.mail_outbox set due_at = app.clock() where sent_at is null`;
    const id = await admin.value`
      select id from app.mail_outbox where recipient = ${courriel} and sent_at is null`;
    const mail = String(id);
    await as('service').rows`select mark_mail_failed(${mail}, 'EENVELOPE 451', false)`;
    assert.equal(await mailState(world, word), 'deferred');
    await at('2026-11-22T12:07:00Z');
    await as('service').rows`select mark_mail_sent(${mail}, 'ok')`;
    assert.deepEqual(await as('anon').value`select sign_up_mail(${word})`, {
      state: 'sent',
      at: '2026-11-22T12:07:00+00:00',
    });
  });
}

for (const [reason, told] of [
  ['EENVELOPE 550', 'refused'],
  ['unwritable', 'failed'],
] as const) {
  test(`a mail that failed with ${reason} is told as ${told}`, async (world) => {
    const word = await follow(world, 'nora@preau.test');
    const id = String(
      await world.admin.value`select id from app.mail_outbox where recipient = 'nora@preau.test'`,
    );
    await world.as('service').rows`select mark_mail_failed(${id}, ${reason}, true)`;
    assert.equal(await mailState(world, word), told);
  });
}

test('an unknown word tells nothing', async (world) => {
  assert.deepEqual(await world.as('anon').value`select sign_up_mail('made-up')`, {
    state: 'unknown',
    at: null,
  });
});

test('the word that follows a mail is stored as a digest', async (world) => {
  const word = await follow(world, 'nora@preau.test');
  const row = String(
    await world.admin.value`select s::text from app.sign_ups s where email = 'nora@preau.test'`,
  );
  assert.ok(!row.includes(word));
});

test('a link that no longer serves sends a new mail to its address, with the click of the first', async (world) => {
  const { admin, at } = world;
  await at('2026-11-22T12:00:00Z');
  await start(world, 'nora@preau.test');
  const { token } = await newest(world, 'nora@preau.test');
  await admin.rows`delete from app.mail_outbox`;
  await at('2026-11-24T12:00:00Z');
  assert.equal(refusal(await confirm(world, token)), 'PT410 link-expired');
  const answer = await resend(world, 'token', token);
  assert.deepEqual(Object.keys(Object(answer)), ['follow'], 'the address is not told');
  assert.ok((await confirm(world, (await newest(world, 'nora@preau.test')).token)).ticket);
  assert.equal(
    await admin.value`
      select read_at::text from app.sign_ups where email = 'nora@preau.test'
      order by created_at desc limit 1`,
    '2026-11-22 12:00:00+00',
  );
});

test('a page asks for another mail by its word, for a known address too', async (world) => {
  for (const courriel of ['nora@preau.test', 'camille@preau.test']) {
    const word = await follow(world, courriel);
    const answer = Followed.parse(await resend(world, 'follow', word));
    assert.equal(await mailState(world, answer.follow), 'leaving');
    assert.equal((await mails(world, courriel)).length, 2);
  }
});

test('another mail counts as a mail, and a made-up word is refused', async (world) => {
  const word = await follow(world, 'nora@preau.test');
  for (let n = 2; n <= 5; n++) await resend(world, 'follow', word);
  assert.equal(
    await world.as('service').refusal`select resend_sign_up('', follow => ${word})`,
    'PT429 too-many-attempts',
  );
  assert.equal(
    refusal(Answer.parse(await resend(world, 'token', 'made-up'))),
    'PT404 link-unknown',
  );
  assert.equal(
    refusal(Answer.parse(await world.as('service').value`select resend_sign_up('')`)),
    'PT404 link-unknown',
  );
});

test('in place of a taken name a free one is proposed', async ({ as, admin }) => {
  const like = (name: string) => admin.value`select app.free_name_like(${name})`;
  assert.equal(await like('Camille'), 'Camille 2');
  await admin.rows`update profiles set username = 'camille.2' where username = 'zoe'`;
  assert.equal(await like('Camille'), 'Camille 3');
  assert.equal(await like('Admin'), null, 'no number makes a name of the platform free');
  assert.equal(String(await like('x'.repeat(50))).length, 49);
  assert.equal(
    await as('anon').refusal`select app.free_name_like('Camille')`,
    '42501 permission denied for function free_name_like',
  );
});

test('the proposal comes as the hint of the refusal', async (world) => {
  const ticket = await ticketFor(world, 'nora@preau.test');
  const hint = async (name: string) => {
    const refused = world.admin.run(`do $$
      declare
        proposed text;
      begin
        perform public.prepare_profile('${ticket}', '${name}');
      exception when others then
        get stacked diagnostics proposed = pg_exception_hint;
        perform set_config('test.hint', proposed, true);
      end $$`);
    await refused;
    return world.admin.value`select current_setting('test.hint')`;
  };
  assert.equal(await hint('Camille'), 'Camille 2');
  assert.equal(await hint('Admin'), '');
});

test('variants of an address that fill one mailbox share its limit', async (world) => {
  for (let n = 0; n < 5; n++) await start(world, `nora+${n}@preau.test`, `192.0.2.${n}`);
  assert.equal(
    await world.as('service').refusal`select start_sign_up('nora@preau.test', '192.0.2.9')`,
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

test('what was read is recorded in the version that stood then, though another came before the end', async (world) => {
  const { admin, at } = world;
  const publish = (version: string, when: string) =>
    admin.rows`
      insert into app.legal_documents (document, version, title, text_hash, published_at)
      select d, ${version}, d, repeat('2', 64), ${when}::timestamptz
      from unnest(array['conditions-generales', 'mentions-legales', 'protection-des-donnees']) d`;
  await admin.rows`update app.legal_documents set is_current = false`;
  await publish('old', '2026-11-20T12:00:00Z');
  await at('2026-11-22T12:00:00Z');
  const ticket = await ticketFor(world, 'nora@preau.test');
  await admin.rows`update app.legal_documents set is_current = false`;
  await publish('new', '2026-11-22T12:30:00Z');
  await at('2026-11-22T13:00:00Z');
  await prepare(world, ticket, 'Nora');
  await makeAccount(world, 'nora@preau.test');
  const id = await finish(world, ticket);
  assert.deepEqual(
    await admin.rows`
      select document, kind, version from consents
      where person_id = ${String(id)} order by document`,
    [
      { document: 'conditions-generales', kind: 'accepted', version: 'new' },
      { document: 'mentions-legales', kind: 'read', version: 'old' },
      { document: 'protection-des-donnees', kind: 'read', version: 'old' },
    ],
  );
});
