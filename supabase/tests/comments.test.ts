import assert from 'node:assert/strict';
import { XSS_CORPUS } from '../../widgets/lib/xss-corpus.ts';
import { changed, NOT_YET } from './catalogue.ts';
import { commentId, list, post } from './comments.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { personId } from './personas.ts';

const BARRED: Persona[] = ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'];

const told = async ({ admin }: Pick<World, 'admin'>) =>
  admin.rows`
    select p.username as person, n.kind, n.comment_id
    from notifications n join profiles p on p.id = n.person_id
    where n.kind <> 'moderation' and n.unique_key <> 'seed' order by n.id`;

test('a learner reads what another learner wrote, and its answer, with names', async (world) => {
  await post(world, 'camille', 1, 'Bonjour à tous');
  await post(world, 'zoe', 2, 'Bonjour Camille', { answers: 1 });
  const page = await list(world, 'dominique');
  assert.deepEqual([page.total, page.is_team, page.name], [2, false, 'Dominique']);
  const [thread] = page.threads;
  assert.deepEqual(
    [thread?.author, thread?.body, thread?.is_mine, thread?.is_by_team, thread?.reply_count],
    ['Camille', 'Bonjour à tous', false, false, 1],
  );
  assert.deepEqual(
    thread?.replies.map(({ author, body, answered }) => [author, body, answered]),
    [['Zoe', 'Bonjour Camille', null]],
  );
});

test('nobody reads or writes comments without being somebody', async (world) => {
  const { as } = world;
  await post(world, 'camille', 1, 'Bonjour');
  for (const persona of BARRED) {
    const me = as(persona);
    const id = commentId(1);
    for (const refusal of [
      await me.refusal`select list_comments('static')`,
      await me.refusal`select list_replies(${id})`,
      await me.refusal`select comment_thread(${id})`,
      await me.refusal`select find_comment(${id})`,
      await me.refusal`select post_comment(${commentId(2)}, 'static', 'Bonjour')`,
      await me.refusal`select edit_comment(${id}, 'Autre')`,
      await me.refusal`select delete_comment(${id})`,
    ]) {
      assert.equal(refusal, 'PT401 signed-out', persona);
    }
  }
  for (const call of [
    `list_comments('static')`,
    `list_replies('${commentId(1)}')`,
    `comment_thread('${commentId(1)}')`,
    `find_comment('${commentId(1)}')`,
    `post_comment('${commentId(2)}', 'static', 'x')`,
    `edit_comment('${commentId(1)}', 'x')`,
    `delete_comment('${commentId(1)}')`,
  ]) {
    await assert.rejects(as('anon').run(`select ${call}`), { code: '42501' }, call);
  }
});

test('the table itself is closed to everybody: what a comment says is asked of functions', async (world) => {
  await post(world, 'camille', 1, 'Bonjour');
  for (const persona of ['anon', 'camille', 'elise', 'service', 'publisher'] as const) {
    for (const statement of [
      'select body from comments',
      "insert into comments (lesson_id, author_id, body, created_at) values ('static', null, 'x', now())",
      "update comments set body = 'x'",
      'delete from comments',
      'select shown from app.comment_counts',
    ]) {
      await assert.rejects(world.as(persona).run(statement), { code: '42501' }, statement);
    }
  }
});

test('comments are as locked as their lesson, for reading and for writing', async (world) => {
  const { as } = world;
  await post(world, 'dominique', 1, 'Entre nous', { lesson: 'members' });
  for (const persona of ['camille', 'zoe', 'lou', 'ines', 'basile'] as const) {
    const me = as(persona);
    for (const refusal of [
      await me.refusal`select list_comments('members')`,
      await me.refusal`select list_replies(${commentId(1)})`,
      await me.refusal`select comment_thread(${commentId(1)})`,
      await me.refusal`select post_comment(${commentId(2)}, 'members', 'Et moi ?')`,
      await me.refusal`select post_comment(${commentId(2)}, 'locked', 'Et moi ?')`,
      await me.refusal`select edit_comment(${commentId(1)}, 'x')`,
    ]) {
      assert.equal(refusal, 'PT403 lesson-locked', persona);
    }
  }
  assert.equal((await list(world, 'alix', 'members')).total, 1);
  for (const lesson of ['retired', 'no-such']) {
    assert.equal(
      await as('elise').refusal`select list_comments(${lesson})`,
      'PT404 lesson-unknown',
    );
  }
});

test('a lesson that locks again takes its comments with it, and gives them back', async (world) => {
  const { as, admin } = world;
  await post(world, 'camille', 1, 'Avant');
  const publish = (release: object) => admin.rows`
    select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;
  await publish(changed({ static: { opensAt: NOT_YET, isStatic: false, bodyHash: 'hash-open' } }));
  assert.equal(await as('zoe').refusal`select list_comments('static')`, 'PT403 lesson-locked');
  assert.equal(
    await as('zoe').refusal`select post_comment(${commentId(2)}, 'static', 'Après')`,
    'PT403 lesson-locked',
  );
  // Her own words stay hers to take back. (She has validated the lesson, so she may still read it.)
  await as('camille').rows`select delete_comment(${commentId(1)})`;
  await publish(changed({}));
  assert.equal((await list(world, 'zoe')).total, 0);
});

test('an id sent twice is one comment, whatever the second try says', async (world) => {
  await post(world, 'camille', 1, 'Une fois');
  assert.equal((await post(world, 'camille', 1, 'Deux fois')).body, 'Une fois');
  assert.equal((await list(world, 'camille')).total, 1);
  for (const persona of ['zoe', 'elise'] as const) {
    assert.equal(
      await world.as(persona).refusal`select post_comment(${commentId(1)}, 'static', 'À moi')`,
      'PT409 comment-taken',
    );
  }
  assert.equal(
    await world.as('camille').refusal`select post_comment(${commentId(1)}, 'open', 'Ailleurs')`,
    'PT409 comment-taken',
  );
});

const INVISIBLE = [
  '',
  ' ',
  '\n\t\r ',
  '\u00a0',
  '\u200b\u200d',
  '\u2800',
  '\ufeff',
  '\u3164 \u00ad',
];

test('a comment of blanks, visible or not, is refused', async ({ as }) => {
  for (const body of [...INVISIBLE, null]) {
    assert.equal(
      await as('camille').refusal`select post_comment(${commentId(1)}, 'static', ${body})`,
      'PT400 comment-blank',
      JSON.stringify(body),
    );
  }
});

test('a comment of 5,000 characters is taken, one of 5,001 and one of 10 MB are not', async (world) => {
  const { as } = world;
  assert.equal((await post(world, 'camille', 1, `  ${'é'.repeat(5000)}\n`)).body?.length, 5000);
  for (const length of [5001, 10_000_000]) {
    assert.equal(
      await as('camille').refusal`
        select post_comment(${commentId(2)}, 'static', ${'a'.repeat(length)})`,
      'PT400 comment-too-long',
    );
    assert.equal(
      await as('camille').refusal`select edit_comment(${commentId(1)}, ${'a'.repeat(length)})`,
      'PT400 comment-too-long',
    );
  }
});

test('what is typed is kept to the letter: HTML, scripts and links are text', async (world) => {
  await world.admin.rows`update app.limits set max_attempts = 1000`;
  for (const [n, text] of XSS_CORPUS.entries()) {
    const { body } = await post(world, 'camille', n, text);
    assert.equal(body, text.trim());
  }
});

test('line ends and the blanks around it are tidied, those inside are not', async (world) => {
  assert.equal(
    (await post(world, 'camille', 1, ' \r\n un\r\n\r\n  deux\rtrois \n')).body,
    'un\n\n  deux\ntrois',
  );
});

test('an answer to an answer stands in the same thread, and says whom it answers', async (world) => {
  await post(world, 'camille', 1, 'Question');
  await post(world, 'zoe', 2, 'Réponse', { answers: 1 });
  await post(world, 'lou', 3, 'Précision', { answers: 2 });
  const { threads } = await list(world, 'camille');
  assert.equal(threads.length, 1);
  assert.deepEqual(
    threads[0]?.replies.map(({ author, answered }) => [author, answered]),
    [
      ['Zoe', null],
      ['Lou', 'Zoe'],
    ],
  );
  await world.admin.rows`
    insert into comments (id, lesson_id, author_id, parent_id, body, created_at)
    values (${commentId(4)}, 'static', ${personId('lou')}, ${commentId(3)}, 'À la main', now())`;
  assert.equal(
    await world.admin.value`select parent_id from comments where id = ${commentId(4)}`,
    commentId(1),
  );
});

test('an answer belongs to the lesson of what it answers', async (world) => {
  await post(world, 'camille', 1, 'Ici');
  assert.equal(
    await world.as('zoe').refusal`
      select post_comment(${commentId(2)}, 'open', 'Là', ${commentId(1)})`,
    'PT404 comment-unknown',
  );
  assert.equal(
    await world.admin.refusal`
      insert into comments (lesson_id, author_id, parent_id, body, created_at)
      values ('open', ${personId('lou')}, ${commentId(1)}, 'x', now())`,
    'PT404 comment-unknown',
  );
});

test('authors edit their own comment, and nobody else’s', async (world) => {
  await post(world, 'camille', 1, 'Bonjou');
  for (const persona of ['zoe', 'elise'] as const) {
    assert.equal(
      await world.as(persona).refusal`select edit_comment(${commentId(1)}, 'Piraté')`,
      'PT403 comment-not-yours',
    );
  }
  await world.as('camille').rows`select edit_comment(${commentId(1)}, 'Bonjour ')`;
  const [thread] = (await list(world, 'zoe')).threads;
  assert.equal(thread?.body, 'Bonjour');
  assert.notEqual(Object(thread).edited_at, null);
  assert.equal(
    await world.as('camille').refusal`select edit_comment(${commentId(1)}, ' ')`,
    'PT400 comment-blank',
  );
  assert.equal(
    await world.as('camille').refusal`select edit_comment(${commentId(9)}, 'x')`,
    'PT404 comment-unknown',
  );
});

test('a deleted comment loses its text for everybody, and keeps its answers', async (world) => {
  await post(world, 'camille', 1, 'Je regrette');
  await post(world, 'zoe', 2, 'Moi non', { answers: 1 });
  for (const persona of ['zoe', 'elise'] as const) {
    assert.equal(
      await world.as(persona).refusal`select delete_comment(${commentId(1)})`,
      'PT404 comment-unknown',
    );
  }
  for (const _ of [1, 2]) await world.as('camille').rows`select delete_comment(${commentId(1)})`;
  for (const persona of ['zoe', 'camille', 'elise'] as const) {
    const page = await list(world, persona);
    const [thread] = page.threads;
    assert.deepEqual(
      [page.total, thread?.state, thread?.body, thread?.author, thread?.replies[0]?.body],
      [1, 'deleted', null, null, 'Moi non'],
    );
  }
  assert.equal(await world.admin.value`select body from comments where id = ${commentId(1)}`, '');
  assert.equal(
    await world.as('camille').refusal`select edit_comment(${commentId(1)}, 'Revenue')`,
    'PT404 comment-unknown',
  );
  assert.equal(
    await world.as('zoe').refusal`
      select post_comment(${commentId(3)}, 'static', 'x', ${commentId(1)})`,
    'PT404 comment-unknown',
  );
  await post(world, 'lou', 3, 'La suite', { answers: 2 });
  await world.as('zoe').rows`select delete_comment(${commentId(2)})`;
  await world.as('lou').rows`select delete_comment(${commentId(3)})`;
  assert.deepEqual((await list(world, 'zoe')).threads, [], 'nothing is left to hold up');
});

test('a hidden comment shows to its author and to the team alone', async (world) => {
  await post(world, 'camille', 1, 'Caché');
  await post(world, 'camille', 2, 'Caché, avec réponse');
  await post(world, 'zoe', 3, 'Réponse', { answers: 2 });
  await world.admin.rows`
    update comments set hidden_at = now() where id in (${commentId(1)}, ${commentId(2)})`;
  const seen = async (persona: Persona) =>
    (await list(world, persona)).threads.map(({ state, body }) => [state, body]).sort();
  assert.deepEqual(await seen('zoe'), [['hidden', null]]);
  for (const persona of ['camille', 'elise'] as const) {
    assert.deepEqual(await seen(persona), [
      ['hidden', 'Caché'],
      ['hidden', 'Caché, avec réponse'],
    ]);
  }
  assert.equal((await list(world, 'zoe')).total, 1);
  assert.equal(
    await world.as('zoe').refusal`select comment_thread(${commentId(1)})`,
    'PT404 comment-unknown',
  );
  assert.equal(
    await world.as('zoe').refusal`
      select post_comment(${commentId(4)}, 'static', 'x', ${commentId(1)})`,
    'PT404 comment-unknown',
  );
  assert.equal(
    await world.as('camille').refusal`select edit_comment(${commentId(1)}, 'x')`,
    'PT403 comment-hidden',
  );
});

test('a team of another course sees no more than a learner', async (world) => {
  await post(world, 'camille', 1, 'Caché');
  await world.admin.rows`update comments set hidden_at = now() where id = ${commentId(1)}`;
  assert.deepEqual((await list(world, 'alix')).threads, []);
});

test('nobody but the team answers in a locked thread, or edits in it', async (world) => {
  await post(world, 'camille', 1, 'Débat');
  await post(world, 'zoe', 2, 'Réponse', { answers: 1 });
  await world.admin.rows`update comments set locked_at = now() where id = ${commentId(1)}`;
  for (const answered of [1, 2]) {
    assert.equal(
      await world.as('lou').refusal`
        select post_comment(${commentId(3)}, 'static', 'x', ${commentId(answered)})`,
      'PT403 thread-locked',
    );
  }
  assert.equal(
    await world.as('zoe').refusal`select edit_comment(${commentId(2)}, 'x')`,
    'PT403 thread-locked',
  );
  assert.equal((await post(world, 'elise', 3, 'Merci à tous', { answers: 1 })).is_by_team, true);
  assert.equal((await list(world, 'zoe')).threads[0]?.is_locked, true);
});

test('the team is marked in its own course alone, and not once it is suspended', async (world) => {
  await post(world, 'alix', 1, 'Bienvenue', { lesson: 'members' });
  await post(world, 'alix', 2, 'Bonjour');
  await post(world, 'elise', 3, 'Bonjour');
  const marks = async (lesson: string) =>
    Object.fromEntries(
      (await list(world, 'dominique', lesson)).threads.map((t) => [t.author, t.is_by_team]),
    );
  assert.deepEqual(await marks('members'), { Alix: true });
  assert.deepEqual(await marks('static'), { Alix: false, Elise: true });
  await world.admin.rows`update profiles set suspended_at = now() where username = 'elise'`;
  assert.deepEqual(await marks('static'), { Alix: false, Elise: false });
});

test('a long list is read page by page, newest threads first, nothing twice and nothing left out', async (world) => {
  await world.admin.rows`
    insert into comments (id, lesson_id, author_id, body, created_at)
    select format('0000000d-0000-4000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'static',
      ${personId('camille')}, 'N° ' || n, timestamptz '2026-01-01' + n / 3 * interval '1 minute'
    from generate_series(1, 47) n`;
  const seen: string[] = [];
  let last: string | undefined;
  for (;;) {
    const page = Object(
      await world.as('zoe').value`
        select list_comments('static', ${last ?? null})`,
    );
    assert.equal(page.total, 47);
    if (page.threads.length === 0) break;
    assert.ok(page.threads.length <= 20);
    seen.push(...page.threads.map(({ body }: { body: string }) => body));
    last = page.threads.at(-1).id;
  }
  assert.deepEqual(
    seen,
    Array.from({ length: 47 }, (_, n) => `N° ${47 - n}`),
  );
});

test('the first answers come with their thread, the others when they are asked for', async (world) => {
  await world.admin.rows`update app.limits set max_attempts = 1000`;
  await post(world, 'camille', 1, 'Question');
  for (let n = 2; n <= 9; n++) await post(world, 'zoe', n, `R${n}`, { answers: 1 });
  const [thread] = (await list(world, 'lou')).threads;
  assert.deepEqual([thread?.reply_count, thread?.replies.length], [8, 4]);
  const last = String(thread?.replies.at(-1)?.id);
  const rest = await world.as('lou').value`
    select list_replies(${commentId(1)}, ${last})`;
  assert.deepEqual(
    Object(rest).map(({ body }: { body: string }) => body),
    ['R6', 'R7', 'R8', 'R9'],
  );
  assert.equal(
    await world.as('lou').refusal`select list_replies(${commentId(2)})`,
    'PT404 comment-unknown',
  );
});

test('a permalink leads to the lesson and shows the thread as far as the comment', async (world) => {
  await world.admin.rows`update app.limits set max_attempts = 1000`;
  await post(world, 'camille', 1, 'Question');
  for (let n = 2; n <= 30; n++) await post(world, 'zoe', n, `R${n}`, { answers: 1 });
  assert.deepEqual(await world.as('lou').value`select find_comment(${commentId(28)})`, {
    href: `/cours/free/open/static/#commentaire-${commentId(28)}`,
  });
  const found = Object(await world.as('lou').value`select comment_thread(${commentId(28)})`);
  assert.equal(found.lesson_id, 'static');
  assert.equal(found.thread.id, commentId(1));
  assert.equal(found.thread.replies.at(-1).id, commentId(28));
  for (const call of ['find_comment', 'comment_thread']) {
    await assert.rejects(world.as('lou').run(`select ${call}('${commentId(99)}')`), {
      message: 'comment-unknown',
    });
  }
  await world.as('zoe').rows`select delete_comment(${commentId(28)})`;
  assert.equal(
    await world.as('lou').refusal`select comment_thread(${commentId(28)})`,
    'PT404 comment-unknown',
  );
});

test('who is answered is told, and who began the thread, once each and never of their own', async (world) => {
  await post(world, 'camille', 1, 'Question');
  await post(world, 'zoe', 2, 'Réponse', { answers: 1 });
  await post(world, 'camille', 3, 'Merci', { answers: 2 });
  await post(world, 'camille', 3, 'Merci', { answers: 2 });
  await post(world, 'lou', 4, 'Et puis', { answers: 2 });
  assert.deepEqual(await told(world), [
    { person: 'camille', kind: 'answer', comment_id: commentId(2) },
    { person: 'zoe', kind: 'answer', comment_id: commentId(3) },
    { person: 'camille', kind: 'answer', comment_id: commentId(4) },
    { person: 'zoe', kind: 'answer', comment_id: commentId(4) },
  ]);
});

test('« @nom affiché » tells who wrote in this lesson, by the longest name, and nobody else', async (world) => {
  await world.admin.rows`update profiles set display_name = 'Zoe Martin' where username = 'zoe'`;
  await world.admin.rows`update profiles set display_name = 'Zoe' where username = 'lou'`;
  await post(world, 'zoe', 1, 'Je suis là');
  await post(world, 'lou', 2, 'Moi aussi');
  await post(world, 'elise', 3, 'Ailleurs', { lesson: 'open' });
  await post(world, 'camille', 4, 'Merci @zoe  martin! @ZOÉ, @Elise @Zoe2 @camille @sacha a@b @');
  const mentioned = await told(world);
  assert.deepEqual(mentioned.map(({ person, kind }) => [person, kind]).sort(), [
    ['lou', 'mention'],
    ['zoe', 'mention'],
  ]);
});

test('who is answered and named is told of the answer', async (world) => {
  await post(world, 'camille', 1, 'Question');
  await post(world, 'zoe', 2, 'Bonjour @Camille', { answers: 1 });
  assert.deepEqual(
    (await told(world)).map(({ person, kind }) => [person, kind]),
    [['camille', 'answer']],
  );
});

test('an edit tells those whom it names anew, and nobody twice', async (world) => {
  await post(world, 'zoe', 1, 'Je suis là');
  await post(world, 'lou', 2, 'Moi aussi');
  await post(world, 'camille', 3, 'Bonjour @Zoe');
  await world.as('camille').rows`select edit_comment(${commentId(3)}, 'Bonjour @Zoe et @Lou')`;
  assert.deepEqual(
    (await told(world)).map(({ person }) => person),
    ['zoe', 'lou'],
  );
});

test('comments are counted against spam, per minute, hour and day', async (world) => {
  const { as, at, admin } = world;
  const try_ = (n: number) => as('camille').refusal`
    select post_comment(${commentId(n)}, 'static', 'Encore')`;
  for (let n = 1; n <= 5; n++) {
    await at(`2026-03-01T10:00:0${n}Z`);
    await post(world, 'camille', n, 'Encore');
  }
  assert.equal(await try_(6), 'PT429 too-many-attempts');
  // What was taken already may be sent again without being counted.
  assert.equal((await post(world, 'camille', 5, 'Encore')).body, 'Encore');
  await at('2026-03-01T10:02:00Z');
  assert.equal((await post(world, 'camille', 6, 'Encore')).body, 'Encore');
  for (const [kind, moment] of [
    ['comment per hour', '2026-03-01T10:10:00Z'],
    ['comment per day', '2026-03-01T18:00:00Z'],
  ]) {
    await admin.rows`update app.limits set max_attempts = 1000 where kind like 'comment%'`;
    await admin.rows`update app.limits set max_attempts = 6 where kind = ${String(kind)}`;
    await at(String(moment));
    assert.equal(await try_(7), 'PT429 too-many-attempts', String(kind));
  }
});

test('a new account writes less, and links to less', async (world) => {
  const { as, admin, at } = world;
  await at('2026-03-01T10:00:00Z');
  await admin.rows`
    update profiles set finished_at = '2026-03-01T09:00:00Z' where username = 'zoe'`;
  await admin.rows`update app.limits set max_attempts = 1000 where kind like 'comment per%'`;
  for (let n = 1; n <= 8; n++) await post(world, 'zoe', n, 'Bonjour');
  assert.equal(
    await as('zoe').refusal`select post_comment(${commentId(9)}, 'static', 'Bonjour')`,
    'PT429 too-many-attempts',
  );
  for (let n = 11; n <= 20; n++) await post(world, 'camille', n, 'Bonjour');
  await at('2026-03-01T12:00:00Z');
  const five =
    'https://a.example HTTP://b.example https://c.example mailto:d@e.example https://f.example';
  assert.equal(
    await as('zoe').refusal`select post_comment(${commentId(9)}, 'static', ${five})`,
    'PT429 comment-too-many-links',
  );
  assert.ok(await post(world, 'camille', 21, five));
  await admin.rows`update app.limits set max_attempts = 6 where kind = 'comment link per day'`;
  assert.equal(
    await as('camille').refusal`select post_comment(${commentId(22)}, 'static', ${five})`,
    'PT429 comment-too-many-links',
  );
});

test('edits are counted too', async (world) => {
  await post(world, 'camille', 1, 'Un');
  await world.admin
    .rows`update app.limits set max_attempts = 1 where kind = 'comment edit per hour'`;
  await world.as('camille').rows`select edit_comment(${commentId(1)}, 'Deux')`;
  assert.equal(
    await world.as('camille').refusal`select edit_comment(${commentId(1)}, 'Trois')`,
    'PT429 too-many-attempts',
  );
});

test('the count is that of the rows, whatever became of them', async (world) => {
  await post(world, 'camille', 1, 'Un');
  await post(world, 'zoe', 2, 'Deux', { answers: 1 });
  await post(world, 'zoe', 3, 'Trois', { answers: 1 });
  const counts = async () => {
    const { total, threads } = await list(world, 'lou');
    return [total, threads[0]?.reply_count];
  };
  assert.deepEqual(await counts(), [3, 2]);
  await world.admin.rows`update comments set hidden_at = now() where id = ${commentId(2)}`;
  assert.deepEqual(await counts(), [2, 1]);
  await world.as('zoe').rows`select delete_comment(${commentId(2)})`;
  assert.deepEqual(await counts(), [2, 1]);
  await world.admin.rows`update comments set hidden_at = null where id = ${commentId(2)}`;
  assert.deepEqual(await counts(), [2, 1]);
  await world.admin.rows`delete from comments where id = ${commentId(3)}`;
  assert.deepEqual(await counts(), [1, 0]);
});

test('who leaves takes their words along, and leaves the answers of others', async (world) => {
  await post(world, 'camille', 1, 'Question');
  await post(world, 'zoe', 2, 'Réponse', { answers: 1 });
  await world.admin.rows`select app.erase_comments(${personId('camille')})`;
  const page = await list(world, 'zoe');
  assert.deepEqual(
    [
      page.total,
      page.threads[0]?.state,
      page.threads[0]?.author,
      page.threads[0]?.replies[0]?.body,
    ],
    [1, 'deleted', null, 'Réponse'],
  );
});

test('an edit counts the links that it adds, and no other', async (world) => {
  await world.admin
    .rows`update app.limits set max_attempts = 4 where kind = 'comment link per day'`;
  await post(world, 'camille', 1, 'Voir https://a.example et https://b.example.');
  const edit = (body: string) =>
    world.as('camille').refusal`select edit_comment(${commentId(1)}, ${body})`;
  const many = Array.from({ length: 100 }, (_, n) => `https://${n}.example`);
  assert.equal(await edit(many.join(' ')), 'PT429 comment-too-many-links');
  assert.equal(await edit(many.join('')), 'PT429 comment-too-many-links');
  await world.as('camille').rows`
    select edit_comment(${commentId(1)}, 'Voir (https://a.example) et https://b.example !')`;
  await world.as('camille').rows`
    select edit_comment(${commentId(1)}, 'Voir https://a.example, MAILTO:c@d.example et https://e.example')`;
  // As many as before, and others.
  assert.equal(await edit('Voir https://f.example'), 'PT429 comment-too-many-links');
  // What was taken out and comes back is a link anew.
  await world.as('camille').rows`select edit_comment(${commentId(1)}, 'Rien')`;
  assert.equal(await edit('Voir https://a.example'), 'PT429 comment-too-many-links');
});

test('mentions beyond the quota call nobody, by post or by edit, and lose no word', async (world) => {
  await world.admin.rows`update app.limits set max_attempts = 2 where kind = 'mention per hour'`;
  await world.at('2026-03-01T10:00:00Z');
  for (const [n, persona] of (['zoe', 'lou', 'ines', 'basile'] as const).entries()) {
    await post(world, persona, n, 'Je suis là');
  }
  await post(world, 'camille', 9, 'Bonjour @Zoe');
  const edit = (body: string) =>
    world.as('camille').value`select edit_comment(${commentId(9)}, ${body})`;
  const called = async () => (await told(world)).map(({ person, kind }) => `${person} ${kind}`);
  // Who was told already costs nothing.
  await edit('Bonjour @Zoe !');
  await edit('Bonjour @Zoe et @Lou');
  assert.deepEqual(await called(), ['zoe mention', 'lou mention']);
  const edited = Object(await edit('Bonjour @Zoe, @Lou et @Ines'));
  assert.equal(edited.body, 'Bonjour @Zoe, @Lou et @Ines');
  await post(world, 'camille', 10, '@Basile, qu’en dites-vous ?');
  assert.deepEqual(await called(), ['zoe mention', 'lou mention']);
  // Answers are no mentions.
  await post(world, 'camille', 11, 'Merci @Basile', { answers: 3 });
  assert.deepEqual((await called()).slice(2), ['basile answer']);
  await world.at('2026-03-01T11:01:00Z');
  await post(world, 'camille', 12, '@Ines ?');
  assert.deepEqual((await called()).slice(3), ['ines mention']);
});

test('a permalink into an endless thread reads the last 200 answers before it', async (world) => {
  await post(world, 'camille', 1, 'Question');
  await world.admin.rows`
    insert into comments (id, lesson_id, author_id, parent_id, body, created_at, hidden_at)
    select format('0000000d-0000-4000-8000-%s', lpad(n::text, 12, '0'))::uuid, 'static',
      ${personId('zoe')}, ${commentId(1)}, 'N° ' || n, now() + n * interval '1 second',
      case when n % 10 = 0 then now() end
    from generate_series(1, 500) n`;
  const replies = async (n: number): Promise<string[]> => {
    const id = `0000000d-0000-4000-8000-${String(n).padStart(12, '0')}`;
    const { thread } = Object(await world.as('lou').value`select comment_thread(${id})`);
    assert.equal(thread.reply_count, 450);
    return thread.replies.map(({ body }: { body: string }) => body);
  };
  const deep = await replies(455);
  assert.deepEqual([deep.length, deep.at(0), deep.at(-1)], [200, 'N° 234', 'N° 455']);
  const near = await replies(222);
  assert.deepEqual([near.length, near.at(0), near.at(-1)], [200, 'N° 1', 'N° 222']);
  const first = await replies(2);
  assert.deepEqual([first.length, first.at(0)], [20, 'N° 1']);
});
