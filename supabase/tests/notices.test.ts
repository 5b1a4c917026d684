import assert from 'node:assert/strict';
import { NOT_YET } from './catalogue.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { type Name, personId } from './personas.ts';

const NOON = '2026-11-24T11:00:00Z';
const COMMENT = '00000008-0000-4000-8000-000000000001';
const EMPTY = { notices: [], has_more: false, unread: 0 };

type Told = {
  to: Name;
  kind?: string;
  key: string;
  lesson?: string | null;
  comment?: string | null;
};

const tell = ({ admin }: Pick<World, 'admin'>, { to, kind = 'answer', key, ...about }: Told) =>
  admin.rows`
    select app.notify(${personId(to)}, ${kind}, ${key}, ${about.lesson ?? null},
      ${about.comment ?? null}, '{"author": "copied", "excerpt": "copied", "rule": "art. 2"}')`;

const write = ({ admin }: Pick<World, 'admin'>, author: Name, body: string, lesson = 'open') =>
  admin.rows`
    insert into comments (id, lesson_id, author_id, body, created_at)
    values (${COMMENT}, ${lesson}, ${personId(author)}, ${body}, app.clock())`;

const mine = async ({ as }: Pick<World, 'as'>, who: Persona, before: number | null = null) =>
  Object(await as(who).value`select my_notices(${before}) - 'server_now'`);

const mails = ({ admin }: Pick<World, 'admin'>) =>
  admin.rows`
    select recipient, template, priority from app.mail_outbox
    where template like 'notice-%' or template = 'digest' order by recipient, template`;

const choose = ({ as }: Pick<World, 'as'>, who: Persona, choice: object) =>
  as(who).value`select save_notice_preferences(${JSON.stringify(choice)}::text::jsonb)`;

const tick = ({ as }: Pick<World, 'as'>) => as('service').value`select tick()`;

const claimed = async ({ as }: Pick<World, 'as'>) =>
  (await as('service').rows`select id, recipient, template, params from claim_mail(100)`).map(
    ({ id, recipient, template, params }) => ({
      id: String(id),
      recipient,
      template,
      params: Object(params),
    }),
  );

test('an answer is told once on the site and once by mail, and to nobody else', async (world) => {
  await world.at(NOON);
  await write(world, 'zoe', '**Bonjour** [Camille](https://exemple.fr), et `merci`');
  for (const key of ['a', 'a', 'b']) {
    await tell(world, { to: 'camille', key, lesson: 'open', comment: COMMENT });
  }
  const { notices, unread } = await mine(world, 'camille');
  assert.equal(unread, 2);
  const [{ id, ...newest }] = notices;
  assert.deepEqual(newest, {
    kind: 'answer',
    created_at: '2026-11-24T11:00:00+00:00',
    read_at: null,
    comment_id: COMMENT,
    details: { rule: 'art. 2' },
    lesson: 'Leçon open',
    module: 'Module open',
    course: 'Cours free',
    href: '/cours/free/open/open/',
    author: 'Zoe',
    excerpt: 'Bonjour Camille, et merci',
    title: null,
    community: null,
  });
  assert.deepEqual(await mine(world, 'zoe'), EMPTY);
  const mail = { recipient: 'camille@preau.test', template: 'notice-answer', priority: 9 };
  assert.deepEqual(await mails(world), [mail, mail]);
});

for (const kind of ['mention', 'moderation']) {
  test(`a ${kind} is told on the site, and by mail only to who wants it`, async (world) => {
    await tell(world, { to: 'camille', kind, key: 'a' });
    assert.equal((await mine(world, 'camille')).unread, 1);
    assert.deepEqual(await mails(world), []);
    await choose(world, 'camille', { [kind]: 'now' });
    await tell(world, { to: 'camille', kind, key: 'b' });
    assert.deepEqual(await mails(world), [
      { recipient: 'camille@preau.test', template: `notice-${kind}`, priority: 9 },
    ]);
  });
}

test('the outbox keeps a reference: no name, no text, no secret', async (world) => {
  await write(world, 'zoe', 'Bonjour');
  await tell(world, { to: 'camille', key: 'a', lesson: 'open', comment: COMMENT });
  const params = Object(
    await world.admin.value`select params from app.mail_outbox where template = 'notice-answer'`,
  );
  assert.deepEqual(Object.keys(params), ['notice_id']);
  const [mail] = await claimed(world);
  assert.equal(mail?.params.author, 'Zoe');
  assert.equal(mail?.params.excerpt, 'Bonjour');
  assert.match(mail?.params.unsubscribe, /^answer\.[\w-]{43}$/);
});

for (const [what, change] of [
  ['deleted', "deleted_at = app.clock(), body = ''"],
  ['hidden', 'hidden_at = app.clock()'],
] as const) {
  test(`a comment that was ${what} meanwhile is quoted nowhere`, async (world) => {
    await write(world, 'zoe', 'Bonjour');
    await tell(world, { to: 'camille', key: 'a', lesson: 'open', comment: COMMENT });
    await world.admin.run(`update comments set ${change}`);
    const [notice] = (await mine(world, 'camille')).notices;
    const [mail] = await claimed(world);
    for (const shown of [notice, mail?.params]) {
      assert.deepEqual([shown.author, shown.excerpt], [null, null]);
    }
  });
}

test('of a lesson that locked again neither text nor author is told, on the page and in the mail', async (world) => {
  await write(world, 'zoe', 'Bonjour', 'locked');
  await tell(world, { to: 'camille', key: 'a', lesson: 'locked', comment: COMMENT });
  const [notice] = (await mine(world, 'camille')).notices;
  const [mail] = await claimed(world);
  for (const shown of [notice, mail?.params]) {
    assert.deepEqual([shown.author, shown.excerpt], [null, null]);
  }
});

test('a mail is written for its reader: dominique may read what camille may not', async (world) => {
  await write(world, 'zoe', 'Bonjour', 'members');
  for (const to of ['camille', 'dominique'] as const) {
    await tell(world, { to, key: 'a', lesson: 'members', comment: COMMENT });
  }
  const excerpts = (await claimed(world)).map(({ recipient, params }) => [
    recipient,
    params.excerpt,
  ]);
  assert.deepEqual(Object.fromEntries(excerpts), {
    'camille@preau.test': null,
    'dominique@preau.test': 'Bonjour',
  });
  const claims = JSON.stringify({ sub: 'whoever asks' });
  assert.deepEqual(
    await world.admin.value`
      select array[set_config('request.jwt.claims', ${claims}, true),
        app.may_open(${personId('dominique')}, 'members')::text,
        current_setting('request.jwt.claims')]`,
    [claims, 'true', claims],
    'the caller is the caller again',
  );
});

test('nothing is mailed to the fictitious, the suspended, those who leave, and the deleted', async (world) => {
  await world.admin.rows`
    update auth.users set email = 'zoe.fictif@preau.test' where email = 'zoe@preau.test'`;
  for (const to of ['zoe', 'sacha', 'ida', 'noa', 'ana'] as const)
    await tell(world, { to, key: 'a' });
  assert.deepEqual(await mails(world), []);
  assert.equal((await mine(world, 'zoe')).unread, 1, 'the site tells all the same');
  assert.equal(
    await world.admin.value`
      select count(*)::int from notifications where person_id = ${personId('ana')}`,
    0,
  );
});

const BARS = {
  suspended: 'suspended_at = app.clock()',
  'about to leave': 'deletion_due_at = app.clock()',
  'asked for new terms': "terms_due = '2026-11'",
  'asked for a new password': 'must_change_password = true',
};
for (const [state, change] of Object.entries(BARS)) {
  test(`a mail that waits is not sent to who is ${state} meanwhile, nor is one queued`, async (world) => {
    await world.at(NOON);
    await choose(world, 'camille', { mention: 'now' });
    await tell(world, { to: 'camille', key: 'a' });
    await tell(world, { to: 'camille', kind: 'mention', key: 'b' });
    await world.at('2026-11-24T11:00:01Z');
    await tell(world, { to: 'zoe', key: 'a' });
    await world.admin.run(`update profiles set ${change} where username = 'camille'`);
    await tell(world, { to: 'camille', key: 'c' });
    // A batch of one is full: those that nobody wants take no place in it.
    const [mail] = await world.as('service').rows`select recipient from claim_mail(1)`;
    assert.equal(mail?.['recipient'], 'zoe@preau.test');
    assert.deepEqual(
      await world.admin.rows`
        select template, last_error, claimed_until from app.mail_outbox
        where recipient = 'camille@preau.test' and failed_at is not null order by template`,
      ['notice-answer', 'notice-mention'].map((template) => ({
        template,
        last_error: 'no longer wanted',
        claimed_until: null,
      })),
    );
    assert.equal(
      await world.admin.value`
        select count(*)::int from app.mail_outbox
        where recipient = 'camille@preau.test' and template like 'notice-%'`,
      2,
    );
  });

  test(`who is ${state} may open nothing, not even what is public`, async ({ admin }) => {
    const mayOpen = () => admin.value`select app.may_open(${personId('camille')}, 'open')`;
    assert.equal(await mayOpen(), true);
    await admin.run(`update profiles set ${change} where username = 'camille'`);
    assert.equal(await mayOpen(), false);
    assert.equal(await admin.value`select app.may_open(null, 'open')`, true, 'a visitor may');
  });
}

test('what was read on the site is not mailed', async (world) => {
  for (const key of ['a', 'b']) await tell(world, { to: 'camille', key, lesson: 'open' });
  const [{ id }] = (await mine(world, 'camille')).notices;
  await world.as('camille').value`select mark_notice_read(${id})`;
  const sent = await claimed(world);
  assert.equal(sent.length, 1);
  assert.notEqual(sent[0]?.params.id, id);
});

test('nothing is mailed to an address that somebody has left', async (world) => {
  await withDigest(world, 'camille', { mention: 'daily' });
  await tell(world, { to: 'camille', key: 'a' });
  await tell(world, { to: 'camille', kind: 'mention', key: 'b' });
  await world.at('2026-11-24T07:00:00Z');
  await tick(world);
  assert.equal((await mails(world)).length, 2);
  await world.admin.rows`select permit_account('nouvelle@preau.test')`;
  await world.admin.rows`
    update auth.users set email = 'nouvelle@preau.test' where email = 'camille@preau.test'`;
  assert.deepEqual(await claimed(world), []);
  await tell(world, { to: 'camille', key: 'c' });
  assert.deepEqual(
    (await claimed(world)).map(({ recipient }) => recipient),
    ['nouvelle@preau.test'],
  );
});

test('nobody fills a mailbox by answering its owner: five mails in an hour, and all on the site', async (world) => {
  await world.at(NOON);
  await choose(world, 'camille', { mention: 'now' });
  for (let n = 1; n <= 15; n++) {
    await tell(world, { to: 'camille', key: `answer ${n}` });
    await tell(world, { to: 'camille', kind: 'mention', key: `mention ${n}` });
  }
  assert.equal((await mails(world)).length, 5);
  assert.equal((await mine(world, 'camille')).unread, 30);
  // What was asked for comes all the same, and so does what is for others.
  await tell(world, { to: 'camille', kind: 'opening', key: 'opened' });
  await tell(world, { to: 'zoe', key: 'a' });
  assert.equal((await mails(world)).length, 7);
  await world.at('2026-11-24T12:00:01Z');
  await tell(world, { to: 'camille', key: 'later' });
  assert.equal((await mails(world)).length, 8);
});

test('notices come twenty at a time, the newest first, none twice and none left out', async (world) => {
  for (let n = 1; n <= 45; n++) await tell(world, { to: 'zoe', key: `n${n}` });
  const seen: number[] = [];
  for (let before: number | null = null, more = true; more; ) {
    const page = await mine(world, 'zoe', before);
    assert.ok(page.notices.length <= 20);
    seen.push(...page.notices.map(({ id }: { id: number }) => id));
    before = seen.at(-1) ?? null;
    more = page.has_more;
  }
  assert.equal(seen.length, 45);
  assert.deepEqual(
    seen,
    [...new Set(seen)].sort((a, b) => b - a),
  );
});

test('one marks one or all that were shown as read, and only one’s own', async (world) => {
  const { as } = world;
  for (const key of ['a', 'b', 'c']) await tell(world, { to: 'camille', key });
  await tell(world, { to: 'zoe', key: 'a' });
  const [third, second] = (await mine(world, 'camille')).notices.map(
    ({ id }: { id: number }) => id,
  );
  assert.equal(await as('zoe').value`select mark_notice_read(${third})`, 1);
  assert.equal(await as('camille').value`select unread_notices()`, 3);
  assert.equal(await as('camille').value`select mark_notice_read(${third})`, 2);
  assert.equal(await as('zoe').value`select mark_notices_read(${third})`, 1);
  assert.equal(await as('camille').value`select mark_notices_read(${second})`, 0);
  assert.equal(await as('zoe').value`select unread_notices()`, 1);
});

test('what came after the page was shown stays unread', async (world) => {
  await tell(world, { to: 'zoe', key: 'a' });
  const [{ id }] = (await mine(world, 'zoe')).notices;
  await tell(world, { to: 'zoe', key: 'b' });
  assert.equal(await world.as('zoe').value`select mark_notices_read(${id})`, 1);
});

const CALLS = [
  'select unread_notices()',
  'select my_notices()',
  'select mark_notice_read(1)',
  'select mark_notices_read(1)',
  'select my_notice_settings()',
  `select save_notice_preferences('{"answer": "off"}')`,
  `select my_opening_alert('locked')`,
  `select ask_opening_alert('locked')`,
  `select cancel_opening_alert('locked')`,
  'select renew_calendar()',
];
for (const who of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const) {
  test(`${who} has no notices to read, mark, choose or wait for`, async ({ as }) => {
    for (const call of CALLS) {
      await assert.rejects(as(who).run(call), { code: 'PT401', message: 'signed-out' }, call);
    }
  });
}

test('preferences are saved with their hour, and stay what they were where they are not named', async (world) => {
  await world.at(NOON);
  assert.deepEqual(await choose(world, 'camille', { answer: 'daily', mention: 'weekly' }), {
    saved_at: '2026-11-24T11:00:00+00:00',
  });
  const settings = Object(await world.as('camille').value`select my_notice_settings()`);
  assert.deepEqual(settings, {
    mails: {
      ...{ answer: 'daily', mention: 'weekly', moderation: 'off', opening: 'now' },
      ...{ joining: 'now', request: 'now', news: 'off', event: 'now' },
    },
    is_administrator: false,
    alerts: [],
    calendar: null,
  });
  const others = Object(await world.as('zoe').value`select my_notice_settings()`);
  assert.equal(others.mails.answer, 'now');
});

for (const bad of [
  { everything: 'now' },
  { answer: 'hourly' },
  { opening: 'weekly' },
  { answer: null },
  ['answer'],
]) {
  test(`a preference that does not exist is refused: ${JSON.stringify(bad)}`, async (world) => {
    await assert.rejects(choose(world, 'camille', bad), {
      code: 'PT400',
      message: 'preferences-invalid',
    });
  });
}

const token = ({ admin }: Pick<World, 'admin'>, who: Name, scope: string) =>
  admin.value`select app.unsubscribe_token(${personId(who)}, ${scope})`;
const unsubscribe = ({ as }: Pick<World, 'as'>, word: unknown) =>
  as('service').value`select unsubscribe(${String(word)})`;

test('one click ends the mails of a kind, those that wait too, and a second one changes nothing', async (world) => {
  await choose(world, 'camille', { mention: 'now' });
  await tell(world, { to: 'camille', key: 'a' });
  await tell(world, { to: 'camille', kind: 'mention', key: 'b' });
  await tell(world, { to: 'zoe', key: 'a' });
  const word = await token(world, 'camille', 'answer');
  for (let time = 0; time < 2; time++) {
    assert.deepEqual(await unsubscribe(world, word), { scope: 'answer' });
  }
  await tell(world, { to: 'camille', key: 'c' });
  assert.deepEqual(
    (await claimed(world)).map(({ recipient, template }) => [recipient, template]).sort(),
    [
      ['camille@preau.test', 'notice-mention'],
      ['zoe@preau.test', 'notice-answer'],
    ],
  );
  assert.equal((await mine(world, 'camille')).unread, 3, 'the site goes on');
});

test('a word that was made up, cut or made for somebody else ends nothing', async (world) => {
  const word = String(await token(world, 'camille', 'answer'));
  const flipped = word.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A'));
  for (const wrong of [
    '',
    'answer.',
    word.slice(0, -1),
    flipped,
    word.replace('answer', 'mention'),
    `${word}A`,
    'all.x',
  ]) {
    assert.match(
      await world.as('service').refusal`select unsubscribe(${wrong})`,
      /^PT404 link-unknown/,
    );
  }
  const zoes = String(await token(world, 'zoe', 'answer'));
  await unsubscribe(world, zoes);
  await tell(world, { to: 'camille', key: 'a' });
  assert.equal((await mails(world)).length, 1);
});

test('the way out of an old mail serves whoever has left too, and writes nothing about them', async (world) => {
  const word = await token(world, 'ana', 'answer');
  assert.deepEqual(await unsubscribe(world, word), { scope: 'answer' });
  assert.equal(
    await world.admin.value`
      select count(*)::int from notice_preferences where person_id = ${personId('ana')}`,
    0,
  );
});

// Digests: Tuesday 24 November 2026, at eight in Paris.

async function withDigest(world: World, who: Name, choice: object, at = '2026-11-23T05:00:00Z') {
  await world.at(at);
  await choose(world, who, choice);
}
const digests = async (world: World) =>
  (await mails(world)).filter(({ template }) => template === 'digest').length;

test('a digest leaves at eight in Paris, once, and says what is unread', async (world) => {
  await withDigest(world, 'camille', { mention: 'daily' });
  await world.at('2026-11-23T12:00:00Z');
  await tell(world, { to: 'camille', kind: 'mention', key: 'a', lesson: 'open' });
  await tell(world, { to: 'camille', kind: 'mention', key: 'b', lesson: 'open' });
  const [{ id }] = (await mine(world, 'camille')).notices;
  await world.as('camille').value`select mark_notice_read(${id})`;
  await world.at('2026-11-24T06:59:59Z');
  await tick(world);
  assert.equal(await digests(world), 0);
  await world.at('2026-11-24T07:05:00Z');
  await tick(world);
  assert.equal(await digests(world), 1);
  // What comes after the morning waits for the next one.
  await tell(world, { to: 'camille', kind: 'mention', key: 'c', lesson: 'open' });
  for (const later of ['2026-11-24T07:10:00Z', '2026-11-24T22:00:00Z']) {
    await world.at(later);
    await tick(world);
    assert.equal(await digests(world), 1);
  }
  const [mail] = await claimed(world);
  assert.deepEqual(
    mail?.params.notices.map(({ kind, lesson }: Record<string, string>) => [kind, lesson]),
    [['mention', 'Leçon open']],
  );
  assert.match(mail?.params.unsubscribe, /^daily\./);
  await world.at('2026-11-25T07:00:00Z');
  await tick(world);
  assert.equal(await digests(world), 2);
});

test('nothing to say, nothing sent', async (world) => {
  await withDigest(world, 'camille', { mention: 'daily', answer: 'weekly' });
  await tell(world, { to: 'camille', kind: 'moderation', key: 'a' });
  for (const day of [24, 25, 26, 27, 28, 29, 30]) {
    await world.at(`2026-11-${day}T07:00:00Z`);
    await tick(world);
  }
  assert.equal(await digests(world), 0);
  assert.equal(
    await world.admin.value`select count(*)::int from app.digests where period > '2026-02-01'`,
    0,
  );
});

test('what is read between the queue and the mail is not in it any more', async (world) => {
  await withDigest(world, 'camille', { mention: 'daily' });
  await tell(world, { to: 'camille', kind: 'mention', key: 'a' });
  await world.at('2026-11-24T07:00:00Z');
  await tick(world);
  const [{ id }] = (await mine(world, 'camille')).notices;
  await world.as('camille').value`select mark_notices_read(${id})`;
  await tell(world, { to: 'camille', kind: 'mention', key: 'b' });
  assert.deepEqual(await claimed(world), [], 'and there is no mail that says nothing');
});

test('a digest holds what is still unread of it', async (world) => {
  await withDigest(world, 'camille', { mention: 'daily' });
  await tell(world, { to: 'camille', kind: 'mention', key: 'a', lesson: 'open' });
  await tell(world, { to: 'camille', kind: 'mention', key: 'b', lesson: 'static' });
  await world.at('2026-11-24T07:00:00Z');
  await tick(world);
  const [{ id }] = (await mine(world, 'camille')).notices;
  await world.as('camille').value`select mark_notice_read(${id})`;
  const [mail] = await claimed(world);
  assert.deepEqual(
    mail?.params.notices.map(({ lesson }: Record<string, string>) => lesson),
    ['Leçon open'],
  );
});

test('a weekly digest leaves on Monday, or as soon as the jobs run again', async (world) => {
  await withDigest(world, 'camille', { mention: 'weekly' }, '2026-11-23T12:00:00Z');
  await tell(world, { to: 'camille', kind: 'mention', key: 'a' });
  await world.at('2026-11-29T12:00:00Z');
  await tick(world);
  assert.equal(await digests(world), 0);
  // Nothing ran on Monday 30 November.
  await world.at('2026-12-01T03:00:00Z');
  await tick(world);
  assert.equal(await digests(world), 1);
  await world.at('2026-12-02T12:00:00Z');
  await tick(world);
  assert.equal(await digests(world), 1);
});

for (const [season, before, at] of [
  ['the day on which summer begins', '2027-03-28T05:59:59Z', '2027-03-28T06:00:00Z'],
  ['the day on which it ends', '2027-10-31T06:59:59Z', '2027-10-31T07:00:00Z'],
] as const) {
  test(`eight in Paris is eight in Paris on ${season}`, async (world) => {
    await withDigest(world, 'camille', { mention: 'daily' }, before);
    await world.admin.rows`update notice_preferences set changed_at = '2027-01-01'`;
    await tell(world, { to: 'camille', kind: 'mention', key: 'a' });
    await tick(world);
    assert.equal(await digests(world), 0);
    await world.at(at);
    await world.admin.rows`select app.job_send_daily_digests()`;
    assert.equal(await digests(world), 1);
  });
}

test('a digest that begins today tells nothing of the years before', async (world) => {
  await world.at('2026-11-20T12:00:00Z');
  await tell(world, { to: 'camille', kind: 'mention', key: 'old' });
  await withDigest(world, 'camille', { mention: 'daily' });
  await world.at('2026-11-24T07:00:00Z');
  await tick(world);
  assert.equal(await digests(world), 0);
});

test('one click in a digest ends that digest, and leaves the other one', async (world) => {
  await withDigest(world, 'camille', { mention: 'daily', answer: 'weekly' });
  await tell(world, { to: 'camille', kind: 'mention', key: 'a' });
  await tell(world, { to: 'camille', key: 'b' });
  await world.at('2026-11-30T07:00:00Z');
  await tick(world);
  assert.equal(await digests(world), 2);
  await unsubscribe(world, await token(world, 'camille', 'daily'));
  const left = await claimed(world);
  assert.deepEqual(
    left.map(({ params }) => params.frequency),
    ['weekly'],
  );
  const { mails: chosen } = Object(await world.as('camille').value`select my_notice_settings()`);
  assert.deepEqual([chosen.mention, chosen.answer], ['off', 'weekly']);
});

test('a digest goes neither to the suspended nor to the fictitious', async (world) => {
  for (const who of ['camille', 'zoe'] as const) {
    await withDigest(world, who, { mention: 'daily' });
    await tell(world, { to: who, kind: 'mention', key: 'a' });
  }
  await world.admin.rows`
    update profiles set suspended_at = app.clock() where id = ${personId('camille')}`;
  await world.admin.rows`
    update auth.users set email = 'zoe@ecole.fictif' where email = 'zoe@preau.test'`;
  await world.at('2026-11-24T07:00:00Z');
  await tick(world);
  assert.equal(await digests(world), 0);
});

// Alerts at openings.

const ask = ({ as }: Pick<World, 'as'>, who: Persona, module: string) =>
  as(who).value`select ask_opening_alert(${module})`;
const open = ({ admin }: Pick<World, 'admin'>, module: string, at: string) =>
  admin.rows`
    with moved as (update modules set opens_at = ${at} where id = ${module} returning id, opens_at)
    update lessons l set opens_at = moved.opens_at from moved
    where l.module_id = moved.id and l.id <> 'early'`;

test('who asked is told once as the module opens, by the date that stands then', async (world) => {
  await world.at(NOON);
  await open(world, 'locked', '2026-11-24T12:00:00Z');
  for (let time = 0; time < 2; time++) {
    assert.deepEqual(await ask(world, 'zoe', 'locked'), { is_asked: true, is_possible: true });
  }
  const { alerts } = Object(await world.as('zoe').value`select my_notice_settings()`);
  assert.deepEqual(alerts, [
    {
      module_id: 'locked',
      module: 'Module locked',
      course: 'Cours free',
      href: '/cours/free/',
      opens_at: '2026-11-24T12:00:00+00:00',
    },
  ]);
  // The date moves by an hour meanwhile.
  await open(world, 'locked', '2026-11-24T13:00:00Z');
  for (const early of ['2026-11-24T12:00:30Z', '2026-11-24T12:59:59Z']) {
    await world.at(early);
    await tick(world);
    assert.equal((await mine(world, 'zoe')).unread, 0);
  }
  await world.at('2026-11-24T13:00:29Z');
  await tick(world);
  const { notices } = await mine(world, 'zoe');
  assert.deepEqual(
    notices.map(({ kind, module, href }: Record<string, string>) => [kind, module, href]),
    [['opening', 'Module locked', '/cours/free/locked/locked/']],
  );
  await open(world, 'locked', '2026-11-24T14:00:00Z');
  await world.at('2026-11-24T14:01:00Z');
  await tick(world);
  assert.deepEqual(
    (await mails(world)).filter(({ recipient }) => recipient === 'zoe@preau.test'),
    [{ recipient: 'zoe@preau.test', template: 'notice-opening', priority: 9 }],
  );
});

test('who asks again after a date that moved is told again', async (world) => {
  await world.at(NOON);
  await open(world, 'locked', '2026-11-24T12:00:00Z');
  await ask(world, 'zoe', 'locked');
  await world.at('2026-11-24T12:00:30Z');
  await tick(world);
  await open(world, 'locked', '2026-11-25T12:00:00Z');
  await ask(world, 'zoe', 'locked');
  await world.at('2026-11-25T12:00:30Z');
  await tick(world);
  assert.equal((await mine(world, 'zoe')).unread, 2);
});

test('an alert that was taken back tells nothing', async (world) => {
  await world.at(NOON);
  await open(world, 'locked', '2026-11-24T12:00:00Z');
  await ask(world, 'zoe', 'locked');
  await ask(world, 'camille', 'locked');
  assert.deepEqual(await world.as('zoe').value`select cancel_opening_alert('locked')`, {
    is_asked: false,
    is_possible: true,
  });
  await world.at('2026-11-24T12:00:30Z');
  await tick(world);
  assert.equal((await mine(world, 'zoe')).unread, 0);
  assert.equal((await mine(world, 'camille')).unread, 1);
});

test('an alert is for a module that will open to them, and has not yet', async (world) => {
  const { as } = world;
  for (const [who, module] of [
    ['zoe', 'open'],
    ['zoe', 'members'],
    ['basile', 'members'],
    ['dominique', 'members'],
    ['zoe', 'retired'],
    ['zoe', 'nowhere'],
  ] as const) {
    assert.match(
      await as(who).refusal`select ask_opening_alert(${module})`,
      /^PT409 module-open/,
      `${who} ${module}`,
    );
  }
  for (const [who, module] of [
    ['zoe', 'locked'],
    ['zoe', 'undated'],
    ['ines', 'members'],
  ] as const) {
    assert.deepEqual(await ask(world, who, module), { is_asked: true, is_possible: true });
  }
});

test('ines, whose session has not begun, is told as it begins and not before', async (world) => {
  await world.at(NOON);
  await world.admin.rows`
    update sessions s set starts_at = '2026-12-01T08:00:00Z', ends_at = '2027-03-01T08:00:00Z'
    from enrolments e where e.session_id = s.id and e.person_id = ${personId('ines')}`;
  await ask(world, 'ines', 'members');
  await world.at('2026-12-01T07:59:59Z');
  await tick(world);
  assert.equal((await mine(world, 'ines')).unread, 0);
  await world.at('2026-12-01T08:00:30Z');
  await tick(world);
  assert.equal((await mine(world, 'ines')).unread, 1);
});

// The calendar.

const feed = ({ as }: Pick<World, 'as'>, word: unknown, address = '203.0.113.9') =>
  as('service').value`select calendar_feed(${String(word)}, ${address})`;
const unknown = { code: 'PT404', message: 'calendar-unknown', details: null, hint: null };

test('the calendar holds the openings of one’s own courses, and nothing about the person', async (world) => {
  const word = await world.as('camille').value`select renew_calendar()`;
  assert.match(String(word), /^[\w-]{43}$/);
  assert.deepEqual(await feed(world, word), {
    community: null,
    events: [],
    openings: [
      {
        id: 'open',
        module: 'Module open',
        course: 'Cours free',
        href: '/cours/free/',
        opens_at: '2020-01-06T08:00:00+00:00',
      },
      {
        id: 'locked',
        module: 'Module locked',
        course: 'Cours free',
        href: '/cours/free/',
        opens_at: NOT_YET.replace('Z', '+00:00'),
      },
    ],
  });
  const settings = Object(await world.as('camille').value`select my_notice_settings()`);
  assert.equal(settings.calendar, word);
});

test('a renewed address voids the old one at once; a wrong one looks the same', async (world) => {
  const old = await world.as('camille').value`select renew_calendar()`;
  const fresh = await world.as('camille').value`select renew_calendar()`;
  assert.notEqual(fresh, old);
  assert.deepEqual(await feed(world, old), unknown);
  assert.deepEqual(await feed(world, 'nothing'), unknown);
  assert.ok(Object(await feed(world, fresh)).openings);
});

test('the calendar of who is suspended or leaves is closed', async (world) => {
  const word = await world.as('camille').value`select renew_calendar()`;
  for (const state of ['suspended_at', 'deletion_due_at']) {
    await world.admin.run(`update profiles set ${state} = app.clock() where username = 'camille'`);
    assert.deepEqual(await feed(world, word), unknown);
    await world.admin.run(`update profiles set ${state} = null where username = 'camille'`);
  }
});

test('words are not guessed for long from one address, and a real one is not asked without end', async (world) => {
  await world.at(NOON);
  const word = await world.as('camille').value`select renew_calendar()`;
  for (let n = 0; n < 100; n++) assert.deepEqual(await feed(world, `wrong-${n}`), unknown);
  assert.match(
    await world.as('service').refusal`select calendar_feed('wrong', '203.0.113.9')`,
    /^PT429 too-many-attempts/,
  );
  for (let n = 0; n < 120; n++) await feed(world, word);
  assert.match(
    await world.as('service').refusal`select calendar_feed(${String(word)}, '203.0.113.9')`,
    /^PT429 too-many-attempts/,
  );
});

test('a session shifts the openings of its own people to its beginning', async (world) => {
  const word = await world.as('ines').value`select renew_calendar()`;
  const { openings } = Object(await feed(world, word));
  const starts = await world.admin.value`
    select to_jsonb(s.starts_at) from sessions s join enrolments e on e.session_id = s.id
    where e.person_id = ${personId('ines')}`;
  assert.deepEqual(
    openings.map(({ id, opens_at }: Record<string, string>) => [id, opens_at]),
    [['members', starts]],
  );
});

// Leaving, and time.

test('notices go after a year, and an alert that never came true too', async (world) => {
  await world.at(NOON);
  await tell(world, { to: 'zoe', key: 'a' });
  await open(world, 'locked', '2026-11-24T12:00:00Z');
  const left = async () => [
    await world.admin.value`
      select count(*)::int from notifications where person_id = ${personId('zoe')}`,
    await world.admin.value`
      select count(*)::int from opening_alerts where person_id = ${personId('zoe')}`,
  ];
  await world.admin.rows`
    insert into opening_alerts values (${personId('zoe')}, 'members', app.clock())`;
  await world.at('2027-11-24T10:00:00Z');
  await tick(world);
  assert.deepEqual(await left(), [1, 1]);
  await world.at('2027-11-25T11:00:00Z');
  await tick(world);
  assert.deepEqual(await left(), [0, 0]);
});

test('erasing takes all that is about somebody, and leaves the notices of others without their name', async (world) => {
  const { admin, as } = world;
  await write(world, 'zoe', 'Bonjour');
  await tell(world, { to: 'camille', key: 'a', lesson: 'open', comment: COMMENT });
  await tell(world, { to: 'zoe', key: 'a' });
  await choose(world, 'zoe', { answer: 'daily' });
  await ask(world, 'zoe', 'locked');
  await as('zoe').value`select renew_calendar()`;
  await admin.rows`select app.erase_notices(${personId('zoe')})`;
  for (const table of ['notifications', 'notice_preferences', 'opening_alerts', 'calendar_feeds']) {
    assert.deepEqual(
      await admin.run(`select from ${table} where person_id = '${personId('zoe')}'`),
      [],
    );
  }
  assert.equal((await mine(world, 'camille')).unread, 1);
  assert.doesNotMatch(
    JSON.stringify(
      await admin.rows`select * from notifications where person_id = ${personId('camille')}`,
    ),
    /zoe/i,
  );
});
