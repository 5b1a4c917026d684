import assert from 'node:assert/strict';
import { catalogue } from './catalogue.ts';
import { test, type World } from './fixtures.ts';

const tick = ({ as }: Pick<World, 'as'>) => as('service').value`select tick()`;
const EVERY_JOB = [
  'count_week_threads',
  'erase_accounts',
  'finish_quiz_attempts',
  'forget_community_writers',
  'forget_erased',
  'forget_failed_searches',
  'forget_inactive',
  'forget_moderation',
  'forget_post_moderation',
  'forget_releases',
  'note_activity',
  'purge_attempts',
  'purge_community_log',
  'purge_help_opinions',
  'purge_human_checks',
  'purge_invitations',
  'purge_logs',
  'purge_mail',
  'purge_notices',
  'purge_recoveries',
  'purge_sign_ups',
  'purge_uploads',
  'remind_of_requests',
  'send_daily_digests',
  'send_opening_alerts',
  'send_weekly_digests',
  'tell_events',
  'tell_news',
];

test('what is due runs once, is logged, and is due again later', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  assert.deepEqual(await tick(world), { ran: EVERY_JOB, failed: [] });
  assert.deepEqual(await tick(world), { ran: [], failed: [] });
  await world.at('2026-11-22T13:00:00Z');
  assert.deepEqual(await tick(world), {
    ran: [
      'count_week_threads',
      'erase_accounts',
      'finish_quiz_attempts',
      'forget_inactive',
      'note_activity',
      'purge_attempts',
      'purge_human_checks',
      'purge_recoveries',
      'purge_sign_ups',
      'purge_uploads',
      'remind_of_requests',
      'send_daily_digests',
      'send_opening_alerts',
      'send_weekly_digests',
      'tell_events',
      'tell_news',
    ],
    failed: [],
  });
  assert.equal(
    await world.admin.value`
      select count(*)::int from app.job_runs where job <> 'seed' and error is null`,
    EVERY_JOB.length + 16,
  );
});

test('a job that fails is logged and stops no other', async (world) => {
  await world.admin.rows`insert into app.jobs (name, every) values ('absent', '1 hour')`;
  assert.deepEqual(await tick(world), { ran: EVERY_JOB, failed: ['absent'] });
  assert.match(
    String(await world.admin.value`select error from app.job_runs where job = 'absent'`),
    /job_absent/,
  );
});

test('a clock that was moved far ahead and back does not stop the jobs', async (world) => {
  await world.at('2030-01-01T00:00:00Z');
  await tick(world);
  await world.at('2026-11-22T12:00:00Z');
  assert.deepEqual(await tick(world), { ran: EVERY_JOB, failed: [] });
});

test('sign-ups that nobody finished go, and the names they held are free', async (world) => {
  const { as, admin, at } = world;
  await at('2026-11-22T12:00:00Z');
  await as('service').rows`select start_sign_up('nora@preau.test', '')`;
  const token = await admin.value`
    select params ->> 'token' from app.mail_outbox where recipient = 'nora@preau.test'`;
  const ticket = await as('service').value`
    select confirm_sign_up('', token => ${String(token)}) ->> 'ticket'`;
  await as('service').rows`select prepare_profile(${String(ticket)}, 'Nora')`;
  const left = async () =>
    admin.value`
      select (select count(*) from profiles where username = 'nora')
        + (select count(*) from app.sign_ups where email = 'nora@preau.test')`;
  await at('2026-11-23T11:00:00Z');
  await tick(world);
  assert.equal(await left(), '2');
  await at('2026-11-25T12:00:00Z');
  await tick(world);
  assert.equal(await left(), '1', 'the name is free; the link can still say that it is old');
  await at('2026-12-22T11:59:59Z');
  await tick(world);
  assert.equal(await left(), '1');
  await at('2026-12-22T13:00:00Z');
  await tick(world);
  assert.equal(await left(), '0');
});

test('an account that got no profile goes with its sign-up, and no other', async (world) => {
  const { as, admin, at } = world;
  await at('2026-11-22T12:00:00Z');
  await as('service').rows`select start_sign_up('nora@preau.test', '')`;
  const token = await admin.value`
    select params ->> 'token' from app.mail_outbox where recipient = 'nora@preau.test'`;
  await as('service').rows`select confirm_sign_up('', token => ${String(token)})`;
  const before = Number(await admin.value`select count(*)::int from auth.users`);
  await admin.rows`
    insert into auth.users (id, email, created_at)
    values (gen_random_uuid(), 'nora@preau.test', app.clock())`;
  const left = async () => Number(await admin.value`select count(*)::int from auth.users`) - before;
  await at('2026-12-22T11:59:59Z');
  await tick(world);
  assert.equal(await left(), 1);
  await at('2026-12-22T13:00:00Z');
  await tick(world);
  assert.equal(await left(), 0);
});

test('permits that nobody used go', async (world) => {
  const left = () => world.admin.value`select count(*)::int from app.account_permits`;
  assert.equal(await left(), 1);
  await world.at(new Date(Date.now() + 10 * 60_000).toISOString());
  await tick(world);
  assert.equal(await left(), 0);
});

test('a finished profile stays when its sign-up is purged', async (world) => {
  await world.at('2030-01-01T00:00:00Z');
  await tick(world);
  assert.equal(
    await world.admin.value`select count(*)::int from profiles where username = 'camille'`,
    1,
  );
});

test('attempts, mails and logs go when their time is over', async (world) => {
  const { admin, at } = world;
  const count = () => admin.rows`
    select (select count(*)::int from app.attempts) as attempts,
      (select count(*)::int from app.mail_outbox) as mails,
      (select count(*)::int from app.audit_log) as audit`;
  await tick(world);
  assert.deepEqual(await count(), [{ attempts: 1, mails: 1, audit: 1 }]);
  const inAYear = new Date(Date.now() + 367 * 86_400_000).toISOString();
  await at(inAYear);
  await tick(world);
  assert.deepEqual(await count(), [{ attempts: 0, mails: 0, audit: 0 }]);
});

test('the last twenty releases stay, with the bodies they name, and the live one always', async (world) => {
  const { admin, as, at } = world;
  for (let n = 0; n < 25; n++) {
    await admin.rows`
      select app.flip_release(app.prepare_release(${JSON.stringify(catalogue())}::text::jsonb))`;
  }
  const inAMonth = new Date(Date.now() + 30 * 86_400_000).toISOString();
  await at(inAMonth);
  await tick(world);
  assert.equal(await admin.value`select count(*)::int from app.releases`, 20);
  assert.equal(await admin.value`select count(*)::int from app.releases where is_live`, 1);
  assert.equal(
    await admin.value`
      select count(*)::int from lesson_bodies where hash = 'hash-open-before'`,
    0,
  );
  assert.equal(
    await as('anon').value`select html from lesson_bodies where lesson_id = 'open'`,
    '<p>open</p>',
  );
});
