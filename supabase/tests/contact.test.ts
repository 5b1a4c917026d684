import assert from 'node:assert/strict';
import { contactCall, send } from './contact.ts';
import { test, type World } from './fixtures.ts';
import { personId, userId } from './personas.ts';

const mails = ({ admin }: Pick<World, 'admin'>) =>
  admin.rows`
    select recipient, template, reply_to, params from app.mail_outbox
    where template like 'contact-%' order by number`;
/** Whether it was refused for coming too often; any other refusal fails the test. */
const limited = (world: World, n: number, courriel: string): Promise<boolean> =>
  send(world, n, { courriel }).then(
    () => false,
    ({ code, message, hint }) => {
      assert.deepEqual([code, message], ['PT429', 'too-many-attempts']);
      assert.ok(Number(hint) > 0);
      return true;
    },
  );

test('a message leaves for the course with the sender as Reply-To, and a receipt that quotes nothing', async (world) => {
  const { number } = await send(world, 1, { diagnosis: 'Tout va bien' });
  const [toCourse, receipt, ...more] = await mails(world);
  assert.deepEqual(more, []);
  assert.equal(toCourse?.['recipient'], 'equipe@preau.test');
  assert.equal(toCourse?.['reply_to'], 'lectrice@exemple.fr');
  assert.partialDeepStrictEqual(toCourse?.['params'], {
    number,
    message: 'Bonjour',
    is_proven: false,
  });
  assert.deepEqual(receipt, {
    recipient: 'lectrice@exemple.fr',
    template: 'contact-receipt',
    reply_to: null,
    params: { number, topic: 'lesson' },
  });
});

test('who is signed in and writes from their own address gets their words back', async (world) => {
  await send(world, 1, { account: userId('camille'), courriel: 'Camille@preau.test' });
  const [toCourse, receipt] = await mails(world);
  assert.partialDeepStrictEqual(toCourse?.['params'], { is_proven: true });
  assert.partialDeepStrictEqual(receipt?.['params'], { message: 'Bonjour' });
  // From another address than the account's, nothing is proven.
  await send(world, 2, { account: userId('camille'), courriel: 'dominique@preau.test' });
  const [, , , other] = await mails(world);
  assert.equal(Object(other?.['params']).message, undefined);
});

test('a message sent again under its key is taken once, and answered the same', async (world) => {
  const first = await send(world, 1);
  assert.deepEqual(await send(world, 1, { message: 'Bonjour encore' }), first);
  assert.equal((await mails(world)).length, 2);
  assert.equal((await send(world, 2)).number, first.number + 1);
});

test('five an hour from one courriel, however it is spelled; the sixth says how long to wait', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  for (let n = 1; n <= 5; n++) await send(world, n, { courriel: `lectrice+${n}@exemple.fr` });
  assert.ok(await limited(world, 6, 'lectrice@exemple.fr'));
  assert.equal((await mails(world)).length, 5 + 3, 'three receipts a day to one mailbox');
  await world.at('2026-11-25T13:00:01Z');
  await send(world, 7);
});

test('a hundred from one address are stopped, whatever courriel they give', async (world) => {
  let taken = 0;
  for (let n = 1; n <= 100; n++) {
    if (!(await limited(world, n, `personne-${n}@exemple.fr`))) taken += 1;
  }
  assert.equal(taken, 30);
});

test('a flood under made-up addresses shuts out nobody who writes from their own account', async (world) => {
  await world.admin.rows`update app.limits set max_attempts = 2 where kind = 'contact in all'`;
  const own = (n: number) =>
    send(world, n, { account: userId('camille'), courriel: 'camille@preau.test' });
  await send(world, 1, { courriel: 'camille@preau.test' });
  await send(world, 2);
  assert.ok(await limited(world, 3, 'lectrice@exemple.fr'));
  for (let n = 4; n <= 8; n++) await own(n);
  await assert.rejects(own(9), { code: 'PT429' }, 'five an hour, and the first was not theirs');
  await world.admin.rows`
    update app.limits set max_attempts = 5 where kind = 'contact in all, signed in'`;
  const other = { account: userId('dominique'), courriel: 'dominique@preau.test' };
  await assert.rejects(send(world, 10, other), { code: 'PT429' });
});

test('too many pictures from nobody known: the message goes without one', async (world) => {
  await world.admin.rows`
    update app.limits set max_attempts = 1 where kind = 'contact pictures, not signed in'`;
  const picture = { screenshot: 'cGljdHVyZQ==', screenshot_type: 'image/png' };
  await send(world, 1, picture);
  const refusal = { code: 'PT409', message: 'contact-pictures-full' };
  await assert.rejects(send(world, 2, picture), refusal);
  await send(world, 2);
  await send(world, 3, { ...picture, account: userId('camille'), courriel: 'camille@preau.test' });
  assert.equal(
    await world.admin.value`
      select count(*)::int from app.mail_attachments where filename = 'capture.png'`,
    2,
  );
});

test('what is joined waits apart, and is gone as soon as the mail has left', async (world) => {
  const { admin, as } = world;
  const picture = Buffer.from('picture').toString('base64');
  await send(world, 1, {
    diagnosis: 'Tout va bien',
    screenshot: picture,
    screenshot_type: 'image/jpeg',
  });
  const [mail] = await as('service').rows`select * from claim_mail(1)`;
  assert.equal(mail?.['has_attachments'], true);
  const id = String(mail?.['id']);
  assert.deepEqual(
    await as('service').rows`select filename, content from mail_attachments(${id})`,
    [
      { filename: 'compte-rendu.txt', content: Buffer.from('Tout va bien').toString('base64') },
      { filename: 'capture.jpeg', content: picture },
    ],
  );
  await as('service').rows`select mark_mail_failed(${id}, 'later', false)`;
  assert.equal((await as('service').rows`select * from mail_attachments(${id})`).length, 2);
  await as('service').rows`select mark_mail_sent(${id}, '250 OK')`;
  assert.deepEqual(await as('service').rows`select * from mail_attachments(${id})`, []);
  await admin.rows`update app.mail_outbox set params = params`; // nothing else depends on them
});

test('a message that a server puts off holds up those after it for an hour, and no longer', async (world) => {
  const { as, at } = world;
  await at('2026-11-25T12:00:00Z');
  await send(world, 1);
  const [first, receipt] = await as('service').rows`select id, params from claim_mail(10)`;
  await as('service').rows`select mark_mail_sent(${String(receipt?.['id'])}, '250 OK')`;
  await as('service')
    .rows`select mark_mail_failed(${String(first?.['id'])}, 'EENVELOPE 451', false)`;
  await world.admin.rows`
    update app.mail_outbox set due_at = '2026-11-25T14:00:00Z' where sent_at is null`;
  await at('2026-11-25T12:30:00Z');
  const second = await send(world, 2, { courriel: 'lecteur@exemple.fr' });
  const due = () => as('service').value`select count_due_mail()`;
  const toCourse = async () => {
    const claimed = await as('service').rows`select * from claim_mail(10)`;
    return claimed
      .filter(({ template }) => template === 'contact-message')
      .map(({ params }) => Object(params).number);
  };
  await at('2026-11-25T12:59:59Z');
  assert.equal(await due(), 1);
  assert.deepEqual(await toCourse(), []);
  await at('2026-11-25T13:30:00Z');
  assert.equal(await due(), 2);
  assert.deepEqual(await toCourse(), [second.number]);
});

test('what does not fit leaves nothing behind', async (world) => {
  const before = await mails(world);
  const refuse = (topic: string, courriel: string) => world.as('service').refusal`
    select send_contact_message(${contactCall(1).key}, ${topic}, '', ${courriel}, 'Bonjour', '', '',
      '', '', '', null, '')`;
  assert.match(
    await refuse('other', 'zoe@exemple.fr\r\nBcc: all@evil.example'),
    /^PT400 invalid-email/,
  );
  assert.match(await refuse('other', 'v.blondel.fictif@anfh.fr'), /^PT400 invalid-email/);
  assert.match(await refuse('Urgent', 'zoe@exemple.fr'), /^23514/);
  await world.admin.rows`delete from app.contact_address`;
  assert.match(await refuse('other', 'zoe@exemple.fr'), /^PT409 contact-address-unknown/);
  assert.deepEqual(await mails(world), before);
});

test('who leaves finds their messages in their data, and takes along also what has not left', async (world) => {
  await send(world, 1, { account: userId('camille'), courriel: 'camille@preau.test' });
  for (const { id } of await world.as('service').rows`select * from claim_mail(10)`) {
    await world.as('service').rows`select mark_mail_sent(${String(id)}, '250 OK')`;
  }
  await send(world, 2, { courriel: 'camille@preau.test' });
  const theirs = await world.admin.value`select app.mails_of(${personId('camille')})`;
  assert.deepEqual(
    Object(theirs)
      .map(({ template }: { template: string }) => template)
      .filter((template: string) => template.startsWith('contact-')),
    ['contact-message', 'contact-receipt', 'contact-message', 'contact-receipt'],
  );
  await world.admin.rows`select app.erase_person(${personId('camille')})`;
  assert.deepEqual(await mails(world), []);
});

test('the publisher alone says where messages go', async (world) => {
  await world.as('publisher').rows`select app.keep_contact_address('Bureau@preau.test')`;
  await send(world, 1);
  assert.equal((await mails(world))[0]?.['recipient'], 'bureau@preau.test');
  for (const person of ['anon', 'camille', 'service'] as const) {
    assert.match(
      await world.as(person).refusal`select app.keep_contact_address('autre@preau.test')`,
      /^42501/,
    );
  }
});

test('what was written is gone as it leaves; what could not leave, and that somebody wrote, after a month', async (world) => {
  await world.at('2026-11-25T12:00:00Z');
  await send(world, 1, { account: userId('camille'), courriel: 'camille@preau.test' });
  await send(world, 2);
  const words = async () =>
    (await mails(world)).map(({ params, reply_to }) => [Object(params).message, reply_to]);
  const claimed = await world.as('service').rows`select * from claim_mail(10)`;
  for (const [at, { id }] of claimed.entries()) {
    if (at === 2) {
      await world.as('service').rows`select mark_mail_failed(${String(id)}, 'EENVELOPE 550', true)`;
    } else await world.as('service').rows`select mark_mail_sent(${String(id)}, '250 OK')`;
  }
  const gone = [undefined, null];
  assert.deepEqual(await words(), [gone, gone, ['Bonjour', 'lectrice@exemple.fr'], gone]);
  const left = (await mails(world)).map(({ params }) => JSON.stringify(params));
  assert.deepEqual([left[0], left[1], left[3]], ['{}', '{}', '{}']);
  await world.at('2026-12-26T12:00:00Z');
  await world.admin.rows`select app.job_purge_mail()`;
  assert.deepEqual(await words(), [gone, gone, gone, gone]);
  assert.equal(
    await world.admin.value`select count(*)::int from app.contact_messages where topic = 'lesson'`,
    0,
  );
});
