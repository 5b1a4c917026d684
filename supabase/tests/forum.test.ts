import assert from 'node:assert/strict';
import { BUDGET, EUROPE, HIDDEN, HIDDEN_GROUP, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { reply, type Topic, told, topic, topics } from './forum.ts';
import { personId, postId, replyId, sessionId } from './personas.ts';

const BARRED: Persona[] = ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'];
const category = (n: number) => `0000000f-0000-4000-8000-${String(n).padStart(12, '0')}`;

const begin = async (
  { as }: Pick<World, 'as'>,
  persona: Persona,
  n: number,
  title: string,
  { body = 'Un texte', in: place = MAIRIES, of = null as string | null } = {},
) => as(persona).value`select write_topic(${postId(n)}, ${place}, ${title}, ${body}, ${of})`;

const find = async ({ as }: Pick<World, 'as'>, persona: Persona, words: string, place = MAIRIES) =>
  Object(await as(persona).value`select search_forum(${place}, ${words})`);

const titles = (rows: { title: string | null }[]) => rows.map(({ title }) => title);

const reads = (community: string, post: string) => [
  `forum('${community}')`,
  `list_topics('${community}')`,
  `search_forum('${community}', 'question')`,
  `mark_forum_read('${community}')`,
  `topic('${post}')`,
];
const writes = (community: string, post: string, said: string) => [
  `write_topic('${postId(50)}', '${community}', 'Titre', 'Texte')`,
  `edit_topic('${post}', 'Titre', 'Texte')`,
  `set_solution('${post}', '${said}')`,
  `save_category('${category(1)}', '${community}', 'Divers')`,
  `order_categories('${community}', '{}')`,
];

test('who may read and write where, by what they are to the community', async ({ as }) => {
  const expected: [string, number, Persona[], Persona[]][] = [
    [
      ...([MAIRIES, 1] as const),
      ['camille', 'dominique', 'lou', 'alix', 'elise'],
      ['zoe', 'basile', 'ines', 'omar', 'nadia'],
    ],
    [HIDDEN, 2, ['dominique', 'basile', 'elise'], ['zoe', 'camille', 'alix']],
    [EUROPE, 3, ['basile', 'elise'], ['camille', 'alix', 'zoe']],
    [
      ...([BUDGET, 4] as const),
      ['dominique', 'lou', 'alix', 'elise'],
      ['camille', 'zoe', 'ines', 'nadia', 'basile'],
    ],
    [HIDDEN_GROUP, 5, ['lou', 'alix', 'elise'], ['dominique', 'camille', 'zoe', 'basile']],
  ];
  for (const [community, n, inside, outside] of expected) {
    for (const call of reads(community, postId(n))) {
      for (const persona of inside) await as(persona).run(`select ${call}`);
      for (const persona of outside) {
        await assert.rejects(
          as(persona).run(`select ${call}`),
          /members-only|access-suspended|community-unknown|post-unknown/,
          `${persona} ${call}`,
        );
      }
    }
    for (const call of writes(community, postId(n), replyId(n))) {
      for (const persona of outside) {
        await assert.rejects(
          as(persona).run(`select ${call}`),
          /members-only|access-suspended|unknown|administrators-only/,
          `${persona} ${call}`,
        );
      }
    }
  }
});

test('a hidden community, a closed one and one that is not are the same', async ({ as }) => {
  for (const call of ['forum', 'list_topics', 'mark_forum_read']) {
    const refusals = new Set<string>();
    for (const community of [HIDDEN, HIDDEN_GROUP, category(9)]) {
      await as('zoe')
        .run(`select ${call}('${community}')`)
        .catch((error: Error) => refusals.add(error.message));
    }
    assert.deepEqual([...refusals], ['community-unknown'], call);
  }
});

test('who is nobody, or barred, reads and writes nothing', async ({ as }) => {
  for (const call of [
    ...reads(MAIRIES, postId(1)),
    ...writes(MAIRIES, postId(1), replyId(1)),
    `delete_topic('${postId(1)}')`,
    `remove_category('${category(1)}')`,
    `session_talks('closed')`,
  ]) {
    for (const persona of BARRED) {
      await assert.rejects(as(persona).run(`select ${call}`), /signed-out/, `${persona} ${call}`);
    }
    await assert.rejects(as('anon').run(`select ${call}`), { code: '42501' }, call);
  }
});

test('tables are closed to everybody: what they hold is asked of functions', async ({ as }) => {
  for (const persona of ['anon', 'camille', 'alix', 'elise', 'service'] as const) {
    for (const table of ['forum_categories', 'post_readers', 'forum_reads']) {
      await assert.rejects(as(persona).run(`select * from ${table}`), { code: '42501' });
      await assert.rejects(as(persona).run(`delete from ${table}`), { code: '42501' });
    }
  }
});

test('members begin topics where they may, administrators where they alone may', async (world) => {
  await begin(world, 'camille', 11, '  Congés  du\n maire ');
  assert.deepEqual(
    (await topics(world, 'lou', MAIRIES)).map(({ title }) => title),
    ['Congés du maire', 'Sujet 1'],
  );
  await world.admin.rows`update communities set member_parts = '{}' where id = ${MAIRIES}`;
  assert.equal(
    await world.as('camille').refusal`
      select write_topic(${postId(12)}, ${MAIRIES}, 'Titre', 'Texte')`,
    'PT403 administrators-post-here',
  );
  await begin(world, 'alix', 13, 'Annonce');
});

test('a topic sent twice is one, and somebody else’s id is not theirs', async (world) => {
  await begin(world, 'camille', 11, 'Une fois');
  await begin(world, 'camille', 11, 'Deux fois');
  assert.equal((await topic(world, 'camille', 11)).title, 'Une fois');
  assert.equal(
    await world.as('lou').refusal`select write_topic(${postId(11)}, ${MAIRIES}, 'À moi', 'x')`,
    'PT409 post-taken',
  );
});

test('a topic of 100,000 characters is refused, one of 20,000 is not; so is one without title', async ({
  as,
}) => {
  const me = as('camille');
  const write = (title: string, length: number) =>
    me.refusal`select write_topic(${postId(11)}, ${MAIRIES}, ${title}, ${'é'.repeat(length)})`;
  for (const length of [20_001, 100_000, 2_000_000]) {
    assert.equal(await write('Titre', length), 'PT400 text-too-long');
  }
  assert.equal(await write('Titre', 0), 'PT400 text-missing');
  assert.equal(await write(' \u200b ', 3), 'PT400 title-missing');
  assert.equal(await write('t'.repeat(201), 3), 'PT400 title-too-long');
  await me.rows`
    select write_topic(${postId(11)}, ${MAIRIES}, ${'t'.repeat(200)}, ${'é'.repeat(20_000)})`;
});

test('authors change and delete their own topics; replies keep their place', async (world) => {
  for (const persona of ['camille', 'alix'] as const) {
    assert.equal(
      await world.as(persona).refusal`select edit_topic(${postId(1)}, 'Piraté', 'x')`,
      'PT403 post-not-yours',
    );
    assert.equal(
      await world.as(persona).refusal`select delete_topic(${postId(1)})`,
      'PT404 post-unknown',
    );
  }
  await world.as('dominique').rows`select edit_topic(${postId(1)}, 'Mieux', 'Dit')`;
  const mended = await topic(world, 'lou');
  assert.deepEqual([mended.title, mended.body], ['Mieux', 'Dit']);
  await world.as('dominique').rows`select delete_topic(${postId(1)})`;
  const gone = await topic(world, 'lou');
  assert.deepEqual(
    [gone.title, gone.body, gone.state, gone.reply_count],
    [null, null, 'deleted', 1],
  );
  assert.equal(
    await world.as('lou').refusal`select write_reply(${replyId(20)}, ${postId(1)}, 'Trop tard')`,
    'PT403 thread-locked',
  );
  await world.as('dominique').rows`select delete_reply(${replyId(1)})`;
  // Nothing under it is left to be read.
  assert.deepEqual(await topics(world, 'lou', MAIRIES), []);
});

test('the author or an administrator says which reply solves, and takes it back', async (world) => {
  await reply(world, 'camille', 11, 'La réponse');
  const solve = (persona: Persona, said: string | null) =>
    world.as(persona).rows`select set_solution(${postId(1)}, ${said})`;
  await assert.rejects(solve('camille', replyId(11)), /post-not-yours/);
  for (const said of [replyId(2), replyId(99)]) {
    await assert.rejects(solve('dominique', said), /reply-unknown/);
  }
  await solve('dominique', replyId(11));
  const solved = await topic(world, 'lou');
  assert.deepEqual([solved.is_solved, solved.solution?.body], [true, 'La réponse']);
  assert.deepEqual(await topics(world, 'lou', MAIRIES, 'unsolved'), []);
  await solve('alix', null);
  assert.equal((await topic(world, 'lou')).is_solved, false);
  await solve('alix', replyId(11));
  await world.as('camille').rows`select delete_reply(${replyId(11)})`;
  assert.equal((await topic(world, 'lou')).is_solved, false);
});

test('the list goes by last activity, and by what one asks for', async (world) => {
  await world.at('2026-11-26T10:00:00Z');
  await begin(world, 'camille', 11, 'Sans réponse');
  await world.at('2026-11-26T11:00:00Z');
  await begin(world, 'lou', 12, 'Autre');
  await world.at('2026-11-26T12:00:00Z');
  await reply(world, 'camille', 13, 'Je reviens', { to: 1 });
  assert.deepEqual(titles(await topics(world, 'camille', MAIRIES)), [
    'Sujet 1',
    'Autre',
    'Sans réponse',
  ]);
  assert.deepEqual(titles(await topics(world, 'camille', MAIRIES, 'unanswered')), [
    'Autre',
    'Sans réponse',
  ]);
  assert.deepEqual(titles(await topics(world, 'camille', MAIRIES, 'followed')), [
    'Sujet 1',
    'Sans réponse',
  ]);
  await world.admin.rows`update posts set hidden_at = now() where id = ${postId(12)}`;
  assert.deepEqual(titles(await topics(world, 'camille', MAIRIES, 'unanswered')), ['Sans réponse']);
  assert.equal((await topics(world, 'alix', MAIRIES, 'unanswered')).length, 2);
  assert.equal(
    await world.as('camille').refusal`select list_topics(${MAIRIES}, 'nothing')`,
    'PT400 filter-unknown',
  );
});

test('pages of topics follow each other without a gap, also where many have one time', async (world) => {
  await world.admin.rows`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    select gen_random_uuid(), ${EUROPE}, 'topic', ${personId('basile')}, n::text, 'x', at, at, at
    from generate_series(1, 70) n,
      lateral (select '2026-11-01'::timestamptz + n / 40 * interval '1 minute' as at) times`;
  const seen: string[] = [];
  let last: Topic | undefined;
  for (let has_more = true; has_more; ) {
    const page = Object(
      await world.as('basile').value`
        select list_topics(${EUROPE}, 'all', null, ${Object(last).last_activity_at ?? null},
          ${last?.id ?? null})`,
    );
    seen.push(...Array.from(page.topics, (one) => Object(one).id));
    last = page.topics.at(-1);
    has_more = page.has_more;
  }
  assert.deepEqual([seen.length, new Set(seen).size], [71, 71]);
});

test('what is new is counted for each reader, until it is read', async (world) => {
  await world.at('2026-11-26T10:00:00Z');
  const news = async (persona: Persona) =>
    Object(await world.as(persona).value`select forum(${MAIRIES})`).new_topics;
  await world.as('lou').rows`select mark_forum_read(${MAIRIES})`;
  assert.equal(await news('lou'), 0);
  await world.at('2026-11-26T11:00:00Z');
  await begin(world, 'camille', 11, 'Nouveau');
  await world.at('2026-11-26T12:00:00Z');
  await reply(world, 'camille', 12, 'Un', { to: 1 });
  await reply(world, 'dominique', 13, 'Deux', { to: 1 });
  const seen = async () =>
    (await topics(world, 'lou', MAIRIES)).map(({ title, is_new, new_replies, first_new_id }) => [
      ...[title, is_new, new_replies, first_new_id],
    ]);
  assert.deepEqual(await seen(), [
    ['Sujet 1', false, 2, replyId(12)],
    ['Nouveau', true, 0, null],
  ]);
  assert.equal(await news('lou'), 2);
  await world.as('lou').rows`select mark_post_read(${postId(1)}, ${replyId(13)})`;
  await world.as('lou').rows`select mark_post_read(${postId(1)}, ${replyId(1)})`;
  await world.as('lou').rows`select mark_post_read(${postId(11)})`;
  assert.deepEqual(await seen(), [
    ['Sujet 1', false, 0, null],
    ['Nouveau', false, 0, null],
  ]);
  assert.equal(await news('lou'), 0);
  assert.equal(await news('alix'), 2);
  await world.at('2026-11-26T13:00:00Z');
  await reply(world, 'alix', 14, 'Trois', { to: 11 });
  assert.equal(await news('lou'), 1);
  await world.as('lou').rows`select mark_forum_read(${MAIRIES})`;
  assert.equal(await news('lou'), 0);
  // Nobody's own words are new to them.
  assert.equal((await topics(world, 'camille', MAIRIES))[0]?.is_new, false);
});

test('administrators make, rename, order and remove categories; a topic stands in one', async (world) => {
  const { as } = world;
  const names = async () =>
    Array.from(
      Object(await as('lou').value`select forum(${MAIRIES})`).categories,
      (one) => Object(one).name,
    );
  const save = (n: number, name: string) =>
    as('alix').rows`select save_category(${category(n)}, ${MAIRIES}, ${name})`;
  await save(1, 'État civil');
  await save(1, ' État  civil ');
  await save(2, 'Budget');
  await save(2, 'Finances');
  assert.deepEqual(await names(), ['État civil', 'Finances']);
  await as('alix').rows`select order_categories(${MAIRIES}, ${[category(2), category(1)]})`;
  assert.deepEqual(await names(), ['Finances', 'État civil']);
  await assert.rejects(save(3, 'finances'), /category-taken/);
  await assert.rejects(save(3, ' '), /category-missing/);
  await assert.rejects(save(3, 'x'.repeat(61)), /category-too-long/);

  await begin(world, 'camille', 11, 'Au budget', { of: category(2) });
  assert.equal((await topic(world, 'lou', 11)).category_id, category(2));
  const inIt = Object(
    await as('lou').value`select list_topics(${MAIRIES}, 'all', ${category(2)})`,
  ).topics;
  assert.deepEqual(titles(inIt), ['Au budget']);
  assert.equal(
    await as('alix').refusal`select remove_category(${category(2)})`,
    'PT409 category-not-empty',
  );
  await as('camille')
    .rows`select edit_topic(${postId(11)}, 'Au budget', 'Un texte', ${category(1)})`;
  await as('alix').rows`select remove_category(${category(2)})`;
  assert.deepEqual(await names(), ['État civil']);
  for (const wrong of [category(2), category(9)]) {
    await assert.rejects(
      begin(world, 'camille', 12, 'Nulle part', { of: wrong }),
      /category-unknown/,
    );
  }
  await assert.rejects(
    begin(world, 'basile', 12, 'Ailleurs', { in: EUROPE, of: category(1) }),
    /category-unknown/,
  );
});

test('categories are for those who run the community, a group’s also for its own', async ({
  as,
}) => {
  for (const persona of ['camille', 'lou', 'dominique'] as const) {
    assert.equal(
      await as(persona).refusal`select save_category(${category(1)}, ${MAIRIES}, 'Divers')`,
      'PT403 administrators-only',
    );
  }
  await as('alix').rows`select save_category(${category(1)}, ${MAIRIES}, 'Divers')`;
  for (const persona of ['camille', 'zoe', 'basile'] as const) {
    assert.equal(
      await as(persona).refusal`select remove_category(${category(1)})`,
      'PT404 category-unknown',
    );
  }
  await as('lou').rows`select save_category(${category(2)}, ${BUDGET}, 'Divers')`;
  await as('elise').rows`select remove_category(${category(2)})`;
  // Under the id of another forum's category nothing is renamed, and nothing made.
  assert.equal(
    await as('lou').refusal`select save_category(${category(1)}, ${BUDGET}, 'Pris')`,
    'PT409 category-taken',
  );
});

test('a topic that moves loses its category, and is found where it went', async (world) => {
  await world.as('alix').rows`select save_category(${category(1)}, ${MAIRIES}, 'Divers')`;
  await begin(world, 'camille', 11, 'Une passerelle', { of: category(1) });
  await reply(world, 'camille', 12, 'Avec une écluse', { to: 11 });
  await world.admin.rows`update posts set community_id = ${EUROPE} where id = ${postId(11)}`;
  const moved = await topic(world, 'basile', 11);
  assert.equal(moved.category_id, null);
  for (const words of ['passerelles', 'ecluse']) {
    assert.deepEqual(titles((await find(world, 'basile', words, EUROPE)).topics), [
      'Une passerelle',
    ]);
    assert.deepEqual((await find(world, 'camille', words)).topics, []);
  }
});

test('words are found whatever their accents and endings, in titles, texts and replies', async (world) => {
  await begin(world, 'camille', 11, 'Élections municipales', { body: 'Les bulletins arrivent' });
  await reply(world, 'lou', 12, 'Commandez des enveloppes bleues', { to: 11 });
  for (const words of [
    ...['election', 'ÉLECTION municipale', 'bulletin', 'enveloppe bleue'],
    ...['"élections municipales"', 'quand arrivent les bulletins ?'],
  ]) {
    assert.deepEqual(
      titles((await find(world, 'dominique', words)).topics),
      ['Élections municipales'],
      words,
    );
  }
  const [hit] = (await find(world, 'dominique', 'enveloppes')).topics;
  assert.deepEqual([hit.reply_id, hit.excerpt], [replyId(12), 'Commandez des enveloppes bleues']);
});

test('signs, quotes and a query made to harm find nothing and break nothing', async (world) => {
  for (const words of [
    ...['%', '_', "'", '"', '\\', "l'", '" or 1=1 --', '((', '& | !', ':*', '<->', '()', ' ', ''],
    ...["':topic'", `:${HIDDEN}`, '\u0001', '💧', 'x'.repeat(100_000), 'a '.repeat(50_000)],
  ]) {
    assert.deepEqual((await find(world, 'camille', words)).topics, [], words.slice(0, 20));
  }
  assert.equal((await find(world, 'camille', 'où les la de')).says_nothing, true);
  assert.equal((await find(world, 'camille', 'xylographe')).says_nothing, false);
});

test('the search finds neither what is elsewhere, nor hidden, nor deleted', async (world) => {
  const found = async (persona: Persona, words = 'question') =>
    titles((await find(world, persona, words)).topics);
  // The same words stand in every community of this world.
  assert.deepEqual(await found('camille'), ['Sujet 1']);
  await world.admin.rows`update posts set hidden_at = now() where id = ${postId(1)}`;
  assert.deepEqual(await found('camille'), []);
  assert.deepEqual(await found('alix'), ['Sujet 1']);
  assert.deepEqual(await found('dominique'), ['Sujet 1']);
  await world.admin.rows`update posts set hidden_at = null where id = ${postId(1)}`;
  await world.admin.rows`update replies set hidden_at = now() where id = ${replyId(1)}`;
  assert.deepEqual(await found('camille', 'réponse'), []);
  assert.deepEqual(await found('dominique', 'réponse'), ['Sujet 1']);
  await world.as('dominique').rows`select delete_topic(${postId(1)})`;
  assert.deepEqual(await found('camille'), []);
});

test('whoever is named in a topic is told once, members alone', async (world) => {
  await begin(world, 'camille', 11, 'Un avis ?', { body: '@Lou, @Zoe et @Ines ?' });
  assert.deepEqual(
    (await told(world)).map(({ person, kind, unique_key }) => [person, kind, unique_key]),
    [['lou', 'mention', `post:${postId(11)}`]],
  );
});

test('topics without an answer wait for those who run the community, after a day', async (world) => {
  await world.at('2026-11-20T10:00:00Z');
  await begin(world, 'camille', 11, 'Qui sait ?');
  await begin(world, 'lou', 12, 'Dans le groupe', { in: BUDGET });
  const waiting = async (persona: Persona) =>
    Array.from(Object(await world.as(persona).value`select my_queue()`).items, Object)
      .filter(({ kind }) => kind === 'unanswered')
      .map(({ kind, title, person }) => [kind, title, person]);
  assert.deepEqual(await waiting('alix'), []);
  await world.at('2026-11-21T10:00:01Z');
  assert.deepEqual(await waiting('alix'), [
    ['unanswered', 'Qui sait ?', 'Camille'],
    ['unanswered', 'Dans le groupe', 'Lou'],
  ]);
  // Her own topic is no work for her.
  assert.deepEqual(await waiting('lou'), []);
  assert.deepEqual(await waiting('camille'), []);
  assert.deepEqual(await waiting('basile'), []);
  await reply(world, 'alix', 13, 'Moi', { to: 11 });
  assert.equal((await waiting('alix')).length, 1);
});

test('those of a running session talk in a place of their own, made once', async (world) => {
  const talks = async (persona: Persona, course = 'closed') =>
    Array.from(Object(await world.as(persona).value`select session_talks(${course})`), (one) =>
      Object(one),
    );
  assert.deepEqual(await talks('zoe'), []);
  assert.deepEqual(await talks('ines'), []);
  assert.deepEqual(await talks('basile'), []);
  assert.equal((await world.admin.rows`select from communities where kind = 'session'`).length, 0);
  const [talk] = await talks('dominique');
  assert.deepEqual(talk, {
    name: 'Session 1',
    href: `/communaute/forum/?c=session-${sessionId(1)}`,
  });
  assert.deepEqual(await talks('dominique'), [talk]);
  assert.deepEqual(await talks('alix'), [talk]);
  const id = String(await world.admin.value`select id from communities where kind = 'session'`);
  await begin(world, 'dominique', 11, 'Bonjour la session', { in: id, body: 'Avec @Alix ?' });
  assert.equal((await topics(world, 'alix', id)).length, 1);
  assert.equal(
    await world.as('camille').refusal`select list_topics(${id})`,
    'PT404 community-unknown',
  );
});
