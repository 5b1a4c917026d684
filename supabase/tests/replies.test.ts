import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { EUROPE, MAIRIES } from './communities.ts';
import { type Persona, test, testCommitting } from './fixtures.ts';
import { replies, reply, told, topic } from './forum.ts';
import { personId, postId, replyId, userId } from './personas.ts';

const BARRED: Persona[] = ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'];
/** Who may not read what is in the first community. */
const OUTSIDE: Persona[] = ['zoe', 'basile', 'ines', 'omar', 'nadia'];

const calls = (post: string, said: string) => [
  `list_post_replies('${post}')`,
  `write_reply('${replyId(90)}', '${post}', 'Bonjour')`,
  `edit_reply('${said}', 'Autre')`,
  `follow_post('${post}', true)`,
  `mark_post_read('${post}')`,
];

test('who is no member is refused as if there were nothing there', async ({ as }) => {
  for (const persona of OUTSIDE) {
    for (const call of calls(postId(1), replyId(1))) {
      await assert.rejects(
        as(persona).run(`select ${call}`),
        /(post|reply)-unknown/,
        `${persona} ${call}`,
      );
    }
  }
  for (const call of calls(postId(99), replyId(99))) {
    await assert.rejects(as('camille').run(`select ${call}`), /(post|reply)-unknown/, call);
  }
});

test('who is nobody, or barred, is told nothing', async ({ as }) => {
  for (const call of [
    ...calls(postId(1), replyId(1)),
    `delete_reply('${replyId(1)}')`,
    `suggest_members('${MAIRIES}', 'do')`,
  ]) {
    for (const persona of BARRED) {
      await assert.rejects(as(persona).run(`select ${call}`), /signed-out/, `${persona} ${call}`);
    }
    await assert.rejects(as('anon').run(`select ${call}`), { code: '42501' }, call);
  }
});

test('members read replies in their order, with names; administrators are named as such', async (world) => {
  await reply(world, 'camille', 11, 'Moi aussi');
  await reply(world, 'alix', 12, 'Et moi');
  const page = await replies(world, 'lou');
  assert.deepEqual(
    page.replies.map(({ author, body }) => [author?.name, author?.is_administrator, body]),
    [
      ['Dominique', false, 'Une réponse'],
      ['Camille', false, 'Moi aussi'],
      ['Alix', true, 'Et moi'],
    ],
  );
  assert.deepEqual([page.has_before, page.has_after], [false, false]);
  assert.equal((await topic(world, 'lou')).reply_count, 3);
});

test('the members of a group and those who run its community read it, others do not', async (world) => {
  for (const persona of ['dominique', 'lou', 'alix', 'elise'] as const) {
    assert.equal((await replies(world, persona, 4)).replies.length, 1, persona);
  }
  for (const persona of ['camille', 'zoe', 'ines', 'basile'] as const) {
    assert.equal(
      await world.as(persona).refusal`select list_post_replies(${postId(4)})`,
      'PT404 post-unknown',
      persona,
    );
  }
});

test('an id sent twice is one reply, and somebody else’s id is not theirs', async (world) => {
  await reply(world, 'camille', 11, 'Une fois');
  assert.equal((await reply(world, 'camille', 11, 'Deux fois')).body, 'Une fois');
  assert.equal((await topic(world, 'camille')).reply_count, 2);
  assert.equal(
    await world.as('lou').refusal`select write_reply(${replyId(11)}, ${postId(1)}, 'À moi')`,
    'PT409 reply-taken',
  );
});

test('blank and endless replies are refused, one at the limit is not', async ({ as }) => {
  const me = as('camille');
  const id = replyId(11);
  for (const body of ['', ' \n', '\u200b', null]) {
    assert.equal(
      await me.refusal`select write_reply(${id}, ${postId(1)}, ${body})`,
      'PT400 text-missing',
    );
  }
  for (const length of [10_001, 100_000, 2_000_000]) {
    assert.equal(
      await me.refusal`select write_reply(${id}, ${postId(1)}, ${'a'.repeat(length)})`,
      'PT400 text-too-long',
    );
  }
  await me.rows`select write_reply(${id}, ${postId(1)}, ${`  ${'é'.repeat(10_000)}\n`})`;
});

test('a quote shows who said what, while it may be read', async (world) => {
  await reply(world, 'camille', 11, 'Je cite', { quotes: 1 });
  const quoted = async (persona: Persona) => (await replies(world, persona)).replies.at(-1)?.quoted;
  assert.deepEqual(await quoted('lou'), {
    ...{ id: replyId(1), author: 'Dominique', excerpt: 'Une réponse' },
  });
  await world.admin.rows`update replies set hidden_at = now() where id = ${replyId(1)}`;
  assert.deepEqual(await quoted('lou'), { id: replyId(1), author: null, excerpt: null });
  for (const other of [2, 99, 1]) {
    assert.equal(
      await world.as('camille').refusal`
        select write_reply(${replyId(12)}, ${postId(1)}, 'x', ${replyId(other)})`,
      'PT404 reply-unknown',
    );
  }
});

test('a locked conversation takes replies of its administrators alone, and no changes', async (world) => {
  await reply(world, 'camille', 11, 'Avant');
  await world.admin.rows`update posts set locked_at = now() where id = ${postId(1)}`;
  assert.equal(
    await world.as('camille').refusal`select write_reply(${replyId(12)}, ${postId(1)}, 'Après')`,
    'PT403 thread-locked',
  );
  assert.equal(
    await world.as('camille').refusal`select edit_reply(${replyId(11)}, 'Après')`,
    'PT403 thread-locked',
  );
  await reply(world, 'alix', 13, 'Clos');
});

test('authors change their own replies, and nobody else’s; a hidden one is not changed', async (world) => {
  await reply(world, 'camille', 11, 'Bonjou');
  for (const persona of ['lou', 'alix'] as const) {
    assert.equal(
      await world.as(persona).refusal`select edit_reply(${replyId(11)}, 'Piraté')`,
      'PT403 reply-not-yours',
    );
  }
  await world.as('camille').rows`select edit_reply(${replyId(11)}, 'Bonjour ')`;
  assert.equal((await replies(world, 'lou')).replies.at(-1)?.body, 'Bonjour');
  await world.admin.rows`update replies set hidden_at = now() where id = ${replyId(11)}`;
  assert.equal(
    await world.as('camille').refusal`select edit_reply(${replyId(11)}, 'Quand même')`,
    'PT403 reply-hidden',
  );
  assert.equal(
    await world.as('lou').refusal`select edit_reply(${replyId(11)}, 'Piraté')`,
    'PT404 reply-unknown',
  );
});

test('a deleted reply keeps its place without its words, also by who has left', async (world) => {
  await reply(world, 'camille', 11, 'Je regrette');
  await reply(world, 'lou', 12, 'Moi non');
  await world.admin.rows`
    delete from community_memberships
    where person_id = ${personId('camille')} and community_id = ${MAIRIES}`;
  for (let click = 0; click < 2; click += 1) {
    await world.as('camille').rows`select delete_reply(${replyId(11)})`;
  }
  const [, gone] = (await replies(world, 'alix')).replies;
  assert.deepEqual([gone?.state, gone?.body, gone?.author], ['deleted', null, null]);
  assert.equal((await topic(world, 'lou')).reply_count, 2);
  assert.equal(
    await world.as('alix').refusal`select delete_reply(${replyId(12)})`,
    'PT404 reply-unknown',
  );
});

test('a hidden reply is there for its author and administrators, marked', async (world) => {
  await reply(world, 'camille', 11, 'Hm');
  await world.admin.rows`update replies set hidden_at = now() where id = ${replyId(11)}`;
  const states = async (persona: Persona) =>
    (await replies(world, persona)).replies.map(({ state }) => state);
  assert.deepEqual(await states('lou'), ['shown']);
  assert.deepEqual(await states('camille'), ['shown', 'hidden']);
  assert.deepEqual(await states('alix'), ['shown', 'hidden']);
});

test('pages of replies follow each other both ways, and one is found by its id', async (world) => {
  await world.admin.rows`
    insert into replies (id, post_id, author_id, body, created_at)
    select ('0000000a-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${postId(1)},
      ${personId('lou')}, n::text, '2026-11-01'::timestamptz + n / 2 * interval '1 minute'
    from generate_series(1, 100) n`;
  const id = (n: number) => `0000000a-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const page = async (how: string) => {
    const [row] = await world
      .as('camille')
      .run(`select list_post_replies('${postId(1)}', ${how}) as it`);
    const { replies: shown, has_before, has_after } = Object(row).it;
    const bodies = Array.from(shown, (one) => Object(one).body);
    return [bodies[0], bodies.at(-1), bodies.length, has_before, has_after];
  };
  assert.deepEqual(await page('null'), ['Une réponse', '29', 30, false, true]);
  assert.deepEqual(await page(`after => '${id(29)}'`), ['30', '59', 30, true, true]);
  assert.deepEqual(await page(`after => '${id(89)}'`), ['90', '100', 11, true, false]);
  assert.deepEqual(await page(`before => '${id(61)}'`), ['31', '60', 30, true, true]);
  assert.deepEqual(await page(`before => '${id(10)}'`), ['Une réponse', '9', 10, false, true]);
  assert.deepEqual(await page(`around => '${id(50)}'`), ['40', '79', 40, true, true]);
  assert.deepEqual(await page(`around => '${id(3)}'`), ['Une réponse', '32', 33, false, true]);
  // One that is not there: from the beginning.
  assert.deepEqual(await page(`around => '${replyId(4)}'`), ['Une réponse', '29', 30, false, true]);
});

test('author and repliers follow, and are told of each new reply once, nobody of their own', async (world) => {
  await reply(world, 'camille', 11, 'Moi aussi');
  await reply(world, 'lou', 12, 'Et moi');
  await reply(world, 'lou', 12, 'Et moi');
  assert.deepEqual(
    (await told(world)).map(({ person, kind, unique_key }) => [person, kind, unique_key]),
    [
      ['dominique', 'answer', `reply:${replyId(11)}`],
      ['camille', 'answer', `reply:${replyId(12)}`],
      ['dominique', 'answer', `reply:${replyId(12)}`],
    ],
  );
});

test('who follows is told, who follows no more is not, and replying does not make them follow again', async (world) => {
  await world.as('lou').rows`select follow_post(${postId(1)}, true)`;
  await world.as('dominique').rows`select follow_post(${postId(1)}, false)`;
  await reply(world, 'dominique', 11, 'Tout bas');
  await reply(world, 'camille', 12, 'Alors ?', { quotes: 11 });
  assert.deepEqual(
    (await told(world)).map(({ person }) => person),
    ['lou', 'lou'],
  );
  assert.equal((await topic(world, 'dominique')).is_following, false);
  assert.equal((await topic(world, 'camille')).is_following, true);
});

test('who has left, is suspended or may not read it is told nothing', async (world) => {
  await reply(world, 'camille', 11, 'Je suis là');
  await reply(world, 'lou', 12, 'Moi aussi');
  await world.admin.rows`
    delete from community_memberships
    where person_id = ${personId('camille')} and community_id = ${MAIRIES}`;
  await world.admin.rows`
    update community_memberships set state = 'suspended', is_administrator = false
    where person_id = ${personId('dominique')} and community_id = ${MAIRIES}`;
  await world.admin.rows`delete from notifications`;
  await reply(world, 'alix', 13, 'Bonjour @Camille et @Dominique et @Zoe et @Lou');
  assert.deepEqual(
    (await told(world)).map(({ person, kind }) => [person, kind]),
    [['lou', 'answer']],
  );
});

test('a mention calls a member by the longest name, once, however it is spelt or edited', async (world) => {
  await world.admin.rows`
    update profiles set first_name = 'Léa', last_name = 'Martin Dupré'
    where id = ${personId('lou')}`;
  await world.admin
    .rows`update posts set author_id = ${personId('camille')} where id = ${postId(1)}`;
  await reply(world, 'camille', 11, 'Demandons à @lea MARTIN dupre, et à @Léa Martin Dupré.');
  await world.as('camille')
    .rows`select edit_reply(${replyId(11)}, '@Léa Martin Dupré, et @Alix ?')`;
  await world.as('camille').rows`select edit_reply(${replyId(11)}, '@Léa Martin Duprénom')`;
  assert.deepEqual(
    (await told(world)).map(({ person, kind }) => [person, kind]),
    [
      ['lou', 'mention'],
      ['alix', 'mention'],
    ],
  );
  assert.equal((await topic(world, 'lou')).is_following, false);
});

test('members are suggested by how their name begins, others never', async ({ as, admin }) => {
  await admin.rows`
    update profiles set first_name = 'Élodie', last_name = 'Zim' where id = ${personId('zoe')}`;
  await admin.rows`
    update profiles set first_name = 'Élodie', last_name = 'Lim' where id = ${personId('lou')}`;
  const suggested = (persona: Persona, words: string, community = MAIRIES) =>
    as(persona).value`select suggest_members(${community}, ${words})`;
  for (const large of [false, true]) {
    if (large) await admin.rows`update communities set member_count = 3000 where id = ${MAIRIES}`;
    assert.deepEqual(await suggested('camille', 'elo'), ['Élodie Lim']);
    assert.deepEqual(await suggested('camille', 'ÉLODIE L'), ['Élodie Lim']);
    // Pending, refused, suspended: not one of them.
    for (const words of ['ines', 'omar', 'nadia', 'zoe', '%', '__', 'e', "'", '\\', 'camille']) {
      assert.deepEqual(await suggested('camille', words), [], words);
    }
  }
  for (const [persona, refusal] of [
    ['zoe', 'PT403 members-only'],
    ['ines', 'PT403 members-only'],
    ['nadia', 'PT403 access-suspended'],
  ] as const) {
    assert.equal(
      await as(persona).refusal`select suggest_members(${MAIRIES}, 'lou')`,
      refusal,
      persona,
    );
  }
  assert.equal((await admin.rows`select from communities where id = ${EUROPE}`).length, 1);
});

test('beyond the quota of mentions a reply is published and calls nobody more', async (world) => {
  await world.admin.rows`update app.limits set max_attempts = 1 where kind = 'mention per hour'`;
  await world.admin.rows`delete from post_readers`;
  await world.admin
    .rows`update posts set author_id = ${personId('camille')} where id = ${postId(1)}`;
  await reply(world, 'camille', 11, '@Lou @Alix @Dominique');
  assert.equal((await told(world)).length, 1);
});

test('who writes too often or with too many links is asked to wait', async (world) => {
  for (let n = 0; n < 5; n += 1) await reply(world, 'camille', 20 + n, `Réponse ${n}`);
  assert.equal(
    await world.as('camille').refusal`select write_reply(${replyId(30)}, ${postId(1)}, 'x')`,
    'PT429 too-many-attempts',
  );
  const links = Array.from({ length: 31 }, (_, n) => `https://exemple.fr/${n}`).join(' ');
  assert.equal(
    await world.as('lou').refusal`select write_reply(${replyId(31)}, ${postId(1)}, ${links})`,
    'PT429 comment-too-many-links',
  );
});

testCommitting('who is suspended while they write is refused', async ({ port, database }) => {
  const [owner, writer, watcher] = [0, 1, 2].map(() => connect(port, database));
  if (!owner || !writer || !watcher) throw new Error('no connection');
  try {
    await writer`
      select set_config('request.jwt.claims',
        ${JSON.stringify({ role: 'authenticated', sub: userId('camille') })}, false),
        set_config('role', 'authenticated', false)`;
    await owner.unsafe('begin');
    await owner`
      update community_memberships set state = 'suspended'
      where community_id = ${MAIRIES} and person_id = ${personId('camille')}`;
    const outcome = writer`select write_reply(${replyId(50)}, ${postId(1)}, 'Encore un mot')`.then(
      () => 'written',
      (error: Error) => error.message,
    );
    for (let blocked = 0; blocked === 0; ) {
      const [row] = await watcher`
        select count(*)::int as blocked from pg_stat_activity
        where cardinality(pg_blocking_pids(pid)) > 0`;
      blocked = Number(row?.['blocked']);
    }
    await owner.unsafe('commit');
    assert.equal(await outcome, 'access-suspended');
    assert.deepEqual([...(await owner`select id from replies where id = ${replyId(50)}`)], []);
  } finally {
    await Promise.all([owner, writer, watcher].map((sql) => sql.end()));
  }
});
