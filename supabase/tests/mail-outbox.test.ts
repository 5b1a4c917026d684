import assert from 'node:assert/strict';
import { test, type World } from './fixtures.ts';
import { personId, userId } from './personas.ts';

const queue = (
  { admin }: Pick<World, 'admin'>,
  recipient: string,
  { priority = 5, params = {} }: { priority?: number; params?: object } = {},
) =>
  admin.value`
    select app.queue_mail(${recipient}, 'sign-up-confirm', ${JSON.stringify(params)}::text::jsonb,
      ${priority})`;
const claim = async ({ as }: Pick<World, 'as'>, batch = 10) =>
  (await as('service').rows`select * from claim_mail(${batch})`).map(({ recipient }) => recipient);
const kept = ({ admin }: Pick<World, 'admin'>, id: unknown) =>
  admin.rows`select params, last_error from app.mail_outbox where id = ${String(id)}`;

test('the urgent leaves before the bulk, and no more than was asked for', async (world) => {
  await queue(world, 'bulk@preau.test', { priority: 9 });
  await queue(world, 'normal@preau.test');
  await queue(world, 'code@preau.test', { priority: 1 });
  assert.deepEqual(await claim(world, 2), ['code@preau.test', 'normal@preau.test']);
  assert.deepEqual(await claim(world), ['bulk@preau.test']);
});

test("a claimed mail is nobody else's until the claim lapses, and comes back under the same id", async (world) => {
  const { as, at } = world;
  await at('2026-11-22T12:00:00Z');
  const id = await queue(world, 'zoe@preau.test');
  const [first] = await as('service').rows`select id, attempt from claim_mail(1)`;
  assert.deepEqual(first, { id, attempt: 1 });
  await at('2026-11-22T12:01:59Z');
  assert.deepEqual(await claim(world), []);
  await at('2026-11-22T12:02:00Z');
  assert.deepEqual(await as('service').rows`select id, attempt from claim_mail(1)`, [
    { id, attempt: 2 },
  ]);
});

test('a mail that was sent is never claimed again, and forgets its secrets', async (world) => {
  const { as, at } = world;
  await at('2026-11-22T12:00:00Z');
  const id = await queue(world, 'zoe@preau.test', {
    params: { email: 'zoe@preau.test', token: 't', code: '123456', token_hash: 'h' },
  });
  await claim(world);
  await as('service').rows`select mark_mail_sent(${String(id)}, '250 OK')`;
  await as('service').rows`select mark_mail_failed(${String(id)}, 'late', false)`;
  await at('2027-11-22T12:00:00Z');
  assert.deepEqual(await claim(world), []);
  assert.deepEqual(await kept(world, id), [
    { params: { email: 'zoe@preau.test' }, last_error: null },
  ]);
});

test('a mail that failed waits longer each time, and an hour at most', async (world) => {
  const { admin, as } = world;
  await world.at('2026-11-22T12:00:00Z');
  const id = String(await queue(world, 'zoe@preau.test'));
  const waits = [];
  for (let attempt = 1; attempt <= 12; attempt++) {
    await admin.rows`update app.mail_outbox set due_at = app.clock() where id = ${id}`;
    await claim(world);
    await as('service').rows`select mark_mail_failed(${id}, 'connection refused', false)`;
    waits.push(
      await admin.value`
        select extract(epoch from due_at - app.clock())::int from app.mail_outbox where id = ${id}`,
    );
  }
  assert.deepEqual(waits, [5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600, 3600]);
  assert.deepEqual(await claim(world), []);
});

test('a mail is given up when the server says so, or after three days; its secrets go', async (world) => {
  const { as, at } = world;
  await at('2026-11-22T12:00:00Z');
  const refused = String(await queue(world, 'refused@preau.test', { params: { token: 't' } }));
  const old = String(await queue(world, 'old@preau.test', { params: { token: 't' } }));
  await claim(world);
  await as('service').rows`select mark_mail_failed(${refused}, 'no such mailbox', true)`;
  await at('2026-11-25T12:00:01Z');
  await as('service').rows`select mark_mail_failed(${old}, 'timeout', false)`;
  await at('2026-12-25T12:00:00Z');
  assert.deepEqual(await claim(world), []);
  assert.deepEqual(await kept(world, refused), [{ params: {}, last_error: 'no such mailbox' }]);
  assert.deepEqual(await kept(world, old), [{ params: {}, last_error: 'timeout' }]);
});

test('no mail ever leaves for a .fictif address', async (world) => {
  const { as, admin } = world;
  const addresses = ['v.blondel.fictif@anfh.fr', 'A.B.FICTIF@anfh.fr', 'zoe@ecole.fictif'];
  const ids = [];
  for (const address of addresses)
    ids.push(await queue(world, address, { params: { token: 't' } }));
  await queue(world, 'fictif@anfh.fr');
  assert.deepEqual(await claim(world), ['fictif@anfh.fr']);
  for (const id of ids) {
    assert.deepEqual(await kept(world, id), [{ params: {}, last_error: 'fictitious address' }]);
    await as('service').rows`select mark_mail_sent(${String(id)}, 'by mistake')`;
    assert.match(
      await admin.refusal`
        update app.mail_outbox set sent_at = now(), failed_at = null where id = ${String(id)}`,
      /^23514/,
    );
  }
});

test('the scheduler learns how many mails are due', async (world) => {
  const { as } = world;
  await queue(world, 'zoe@preau.test');
  await queue(world, 'zoe.fictif@preau.test');
  assert.equal(await as('service').value`select count_due_mail()`, 1);
  await claim(world);
  assert.equal(await as('service').value`select count_due_mail()`, 0);
});

const hook = ({ admin }: World, user: object, email_data: object) =>
  admin.value`
    select app.send_auth_email(${JSON.stringify({ user, email_data })}::text::jsonb)`;

test('the mails of Auth leave by the outbox, urgently', async (world) => {
  const zoe = { id: userId('zoe'), email: 'zoe@preau.test' };
  for (const kind of ['recovery', 'signup', 'magiclink', 'invite', 'reauthentication']) {
    const answer = await hook(world, zoe, {
      email_action_type: kind,
      token: '123456',
      token_hash: 'hash',
      redirect_to: 'https://preau.test/',
      token_new: '',
      token_hash_new: '',
    });
    assert.deepEqual(answer, {});
    assert.deepEqual(
      await world.admin.rows`
        select recipient, priority, person_id, params
        from app.mail_outbox where template = ${`auth-${kind}`}`,
      [
        {
          recipient: 'zoe@preau.test',
          priority: 1,
          person_id: personId('zoe'),
          params: {
            email: 'zoe@preau.test',
            type: kind,
            token: '123456',
            token_hash: 'hash',
            redirect_to: 'https://preau.test/',
          },
        },
      ],
    );
  }
});

test('a change of address is confirmed by both, each with the token meant for it', async (world) => {
  const zoe = { id: userId('zoe'), email: 'zoe@preau.test', new_email: 'new@preau.test' };
  await hook(world, zoe, {
    email_action_type: 'email_change',
    token: 'for-old',
    token_hash: 'hash-for-new',
    token_new: 'for-new',
    token_hash_new: 'hash-for-old',
  });
  assert.deepEqual(
    await world.admin.rows`
      select recipient, params ->> 'token' as token, params ->> 'token_hash' as hash
      from app.mail_outbox where template = 'auth-email-change' order by recipient`,
    [
      { recipient: 'new@preau.test', token: 'for-new', hash: 'hash-for-new' },
      { recipient: 'zoe@preau.test', token: 'for-old', hash: 'hash-for-old' },
    ],
  );
});

test('a change of address that asks only the new one mails only the new one', async (world) => {
  const zoe = { id: userId('zoe'), email: 'zoe@preau.test', new_email: 'new@preau.test' };
  await hook(world, zoe, { email_action_type: 'email_change', token: '1', token_hash: 'h' });
  assert.deepEqual(
    await world.admin.rows`
      select recipient, params ->> 'token_hash' as hash
      from app.mail_outbox where template = 'auth-email-change'`,
    [{ recipient: 'new@preau.test', hash: 'h' }],
  );
});
