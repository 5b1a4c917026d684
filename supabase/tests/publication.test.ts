import assert from 'node:assert/strict';
import { catalogue } from './catalogue.ts';
import { test } from './fixtures.ts';

test('the publisher learns which release is live, before and after a flip', async ({ as }) => {
  const live = () => as('publisher').value`select app.live_release()`;
  const before = await live();
  const id = await as('publisher')
    .value`select app.prepare_release(${JSON.stringify(catalogue())}::text::jsonb)`;
  assert.equal(await live(), before);
  await as('publisher').rows`select app.flip_release(${String(id)})`;
  assert.equal(await live(), id);
});

test('a failed publication is told by one mail, however often it fails the same way', async (world) => {
  const tell = (message: string) =>
    world.as('publisher')
      .rows`select app.report_failed_publication('contact@preau.test', jsonb_build_object('message', ${message}::text))`;
  await tell('leçon « intro » : …');
  await tell('leçon « intro » : …');
  await tell('leçon « suite » : …');
  const mails = await world.admin.rows`
    select recipient, params ->> 'message' as message from app.mail_outbox
    where template = 'publication-failed' order by message`;
  assert.deepEqual(mails, [
    { recipient: 'contact@preau.test', message: 'leçon « intro » : …' },
    { recipient: 'contact@preau.test', message: 'leçon « suite » : …' },
  ]);
});

test('nobody else writes such mails', async ({ as }) => {
  for (const person of ['anon', 'camille', 'service'] as const) {
    const refusal = await as(person)
      .refusal`select app.report_failed_publication('a@b.fr', '{}'::jsonb)`;
    assert.match(refusal, /^42501/);
  }
});
