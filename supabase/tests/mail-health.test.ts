import assert from 'node:assert/strict';
import { test, type World } from './fixtures.ts';

type Scene = Pick<World, 'as' | 'admin' | 'at'>;

const queue = ({ admin }: Scene, priority = 5) =>
  admin.value`select app.queue_mail('zoe@preau.test', 'sign-up-confirm', '{}', ${priority})`;
const health = ({ as }: Scene) => as('anon').value`select mail_health()`;
const answered = (waiting: number, sent: number | null) => ({
  waiting_minutes: waiting,
  last_sent_minutes: sent,
});

test('a visitor learns for how long the oldest mail has waited, and when the last one left', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  assert.deepEqual(await health(world), answered(0, null));
  const mail = String(await queue(world));
  await world.at('2026-11-22T12:12:30Z');
  await queue(world);
  assert.deepEqual(await health(world), answered(12, null));
  await world.as('service').rows`select mark_mail_sent(${mail}, '250 OK')`;
  await world.at('2026-11-22T12:14:00Z');
  assert.deepEqual(await health(world), answered(1, 5));
  await world.at('2026-11-22T12:20:00Z');
  assert.deepEqual(await health(world), answered(7, 10));
});

test('a mail server that is away is the service’s delay, a mailbox that defers is not', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  const mail = String(await queue(world));
  const fail = (reason: string) =>
    world.as('service').rows`select mark_mail_failed(${mail}, ${reason}, false)`;
  await fail('ESOCKET');
  await world.at('2026-11-22T13:00:00Z');
  assert.deepEqual(await health(world), answered(60, null));
  await fail('EENVELOPE 451');
  assert.deepEqual(await health(world), answered(0, null));
});

test('a bulk mailing that waits is not walked through, and neither is what goes nowhere', async (world) => {
  // Those to nobody too: they stand there from a seeding until the worker comes by.
  await world.admin.rows`
    select app.queue_mail('r' || n || '@preau.test', 'digest', '{}', 9),
      app.queue_mail('r' || n || '@ecole.fictif', 'digest', '{}', 5)
    from generate_series(1, 5000) n`;
  await queue(world);
  await world.admin.rows`analyze app.mail_outbox`;
  const read = () =>
    world.admin.value`
      select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
      where relname = 'mail_outbox'`;
  const before = Number(await read());
  await health(world);
  assert.ok(Number(await read()) - before < 20);
});

test('what takes its time, was given up or goes nowhere is no delay', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  await queue(world, 9);
  await world.admin.value`select app.queue_mail('zoe@ecole.fictif', 'sign-up-confirm', '{}')`;
  const refused = String(await queue(world));
  await world.as('service').rows`select mark_mail_failed(${refused}, 'EAUTH 535', true)`;
  await world.at('2026-11-22T13:00:00Z');
  assert.deepEqual(await health(world), answered(0, null));
});
