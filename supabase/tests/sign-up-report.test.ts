import assert from 'node:assert/strict';
import { test, type World } from './fixtures.ts';

const ask = ({ as }: Pick<World, 'as'>, courriel: string, address = '203.0.113.9') =>
  as('service').value`select report_sign_up(${courriel}, ${address})`;
const KNOWN = 'camille@preau.test';
const PENDING = 'nora@exemple.fr';
const UNKNOWN = 'personne@exemple.fr';

const begin = ({ as }: Pick<World, 'as'>) =>
  as('service').value`select start_sign_up(${PENDING}, '203.0.113.9')`;

async function told({ as }: Pick<World, 'as'>, address: string) {
  const claimed = await as('service').rows`select * from claim_mail(100)`;
  return Object(
    claimed.find(
      ({ template, recipient }) => template === 'sign-up-state' && recipient === address,
    ),
  );
}

test('for known, unknown and pending addresses the answer is the same, and so is what is written', async (world) => {
  await begin(world);
  const rows = () =>
    world.admin.rows`
      select relname, n_tup_ins, n_tup_upd, n_tup_del from pg_stat_xact_user_tables
      where schemaname in ('app', 'public', 'auth') order by relname`;
  const seen: unknown[] = [];
  for (const address of [KNOWN, UNKNOWN, PENDING]) {
    const before = new Map((await rows()).map((row) => [row['relname'], row]));
    const answer = await ask(world, address);
    const work = (await rows()).map(({ relname, n_tup_ins, n_tup_upd, n_tup_del }) => {
      const was = before.get(relname) ?? {};
      return [
        relname,
        Number(n_tup_ins) - Number(was['n_tup_ins'] ?? 0),
        Number(n_tup_upd) - Number(was['n_tup_upd'] ?? 0),
        Number(n_tup_del) - Number(was['n_tup_del'] ?? 0),
      ];
    });
    seen.push({
      answer,
      work: work.filter(([, ...counts]) => counts.some((count) => count !== 0)),
    });
  }
  assert.deepEqual(seen[1], seen[0]);
  assert.deepEqual(seen[2], seen[0]);
  assert.deepEqual(Object(seen[0]).work, [
    ['attempts', 3, 0, 0],
    ['mail_outbox', 1, 0, 0],
  ]);
});

test('the mail says what the page does not', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  await begin(world);
  for (const address of [KNOWN, UNKNOWN, PENDING]) await ask(world, address);
  const claimed = await world.as('service').rows`select * from claim_mail(100)`;
  const states = claimed.flatMap(({ template, recipient, params }) =>
    template === 'sign-up-state'
      ? [[recipient, Object(params).state, 'token' in Object(params)]]
      : [],
  );
  assert.deepEqual(states.sort(), [
    [KNOWN, 'account', false],
    [PENDING, 'waiting', true],
    [UNKNOWN, 'none', false],
  ]);
});

test('the new link works, the one before says that a newer came, and what was read is kept', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  await begin(world);
  const [first] = await world.as('service').rows`select * from claim_mail(1)`;
  await world.at('2026-11-27T12:00:00Z'); // the first link has expired
  await ask(world, PENDING);
  const { params } = await told(world, PENDING);
  assert.equal(params.asked_at, '2026-11-25T12:00:00+00:00');
  const confirm = async (token: string) =>
    Object(await world.as('service').value`select confirm_sign_up('', ${token})`);
  assert.equal((await confirm(Object(first?.['params']).token)).message, 'link-superseded');
  assert.equal((await confirm(params.token)).email, PENDING);
});

test('a mail that is tried again keeps its link, and forgets it once it has left', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  await begin(world);
  await ask(world, PENDING);
  const first = await told(world, PENDING);
  await world.as('service').rows`select mark_mail_failed(${first.id}, 'later', false)`;
  await world.at('2026-11-25T12:00:10Z');
  const again = await told(world, PENDING);
  assert.equal(again.params.token, first.params.token);
  await world.as('service').rows`select mark_mail_sent(${first.id}, '250 OK')`;
  const kept = await world.admin.value`select params from app.mail_outbox where id = ${first.id}`;
  assert.deepEqual(Object.keys(Object(kept)).sort(), ['asked_at', 'email', 'state']);
});

test('one mailbox is told five times a day, known or not, however it is spelled', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  for (const address of [KNOWN, UNKNOWN]) {
    for (let n = 0; n < 5; n++) await ask(world, address);
    const sixth = await world.as('service').refusal`select report_sign_up(${address}, '')`;
    assert.match(sixth, /^PT429 too-many-attempts/);
  }
  const spellings = ['nora', 'n.ora', 'no.ra', 'n.o.ra', 'nora+mooc'];
  for (const name of spellings) await ask(world, `${name}@gmail.com`);
  await world.at('2026-11-26T11:59:59Z');
  const refused = async (courriel: string) =>
    world.as('service').refusal`select report_sign_up(${courriel}, '')`;
  for (const address of [KNOWN, 'nor.a@googlemail.com']) {
    assert.match(await refused(address), /^PT429/);
  }
  await world.at('2026-11-26T12:00:01Z');
  await ask(world, KNOWN);
  for (const person of ['anon', 'camille'] as const) {
    assert.match(await world.as(person).refusal`select report_sign_up('a@b.fr', '')`, /^42501/);
  }
});

test('all together are told so many times an hour, whatever address they give', async (world) => {
  await world.admin.rows`
    update app.limits set max_attempts = 3 where kind = 'sign-up state in all'`;
  await world.at('2026-11-25T12:00:00Z');
  for (let n = 0; n < 3; n++) await ask(world, `n${n}@exemple.fr`, `203.0.113.${n}`);
  const fourth = await world.as('service').refusal`
    select report_sign_up(${KNOWN}, '203.0.113.77')`;
  assert.match(fourth, /^PT429 too-many-attempts/);
  await world.at('2026-11-25T13:00:01Z');
  await ask(world, KNOWN);
});

test('dots and what follows a plus make no other mailbox where they make none', async ({
  admin,
}) => {
  const mailbox = (email: string) => admin.value`select app.mailbox_of(${email})`;
  for (const same of ['nora@gmail.com', 'n.o.ra@gmail.com', 'no.ra+mooc@googlemail.com']) {
    assert.equal(await mailbox(same), 'nora@gmail.com');
  }
  assert.equal(await mailbox('n.ora+mooc@exemple.fr'), 'n.ora@exemple.fr');
  assert.equal(await mailbox('n.ora@gmail.com.exemple.fr'), 'n.ora@gmail.com.exemple.fr');
});

test('who is signed in sees what became of their mails, and nothing of what they said', async (world) => {
  const { admin, as, at } = world;
  await at('2026-11-25T12:00:00Z');
  const queue = (recipient: string) =>
    admin.value`select app.queue_mail(${recipient}, 'recover', '{"token": "secret"}')`;
  const [sent, refused, deferred] = [await queue(KNOWN), await queue(KNOWN), await queue(KNOWN)];
  await queue('dominique@preau.test');
  await as('service').rows`select mark_mail_sent(${String(sent)}, '250 OK')`;
  await as('service').rows`select mark_mail_failed(${String(refused)}, 'EENVELOPE 550', true)`;
  await as('service').rows`select mark_mail_failed(${String(deferred)}, 'EENVELOPE 451', false)`;
  const mine = Object(await as('camille').value`select my_mails()`);
  assert.deepEqual(
    mine.map(({ kind, state }: { kind: string; state: string }) => [kind, state]),
    [
      ['recover', 'deferred'],
      ['recover', 'refused'],
      ['recover', 'sent'],
    ],
  );
  assert.doesNotMatch(JSON.stringify(mine), /secret|@|250/);
  assert.match(await as('anon').refusal`select my_mails()`, /^42501/);
  assert.match(await as('stranger').refusal`select my_mails()`, /^PT401 signed-out/);
});
