import assert from 'node:assert/strict';
import { BUDGET, CLOSED, EUROPE, HIDDEN, HIDDEN_GROUP, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { type Name, personId } from './personas.ts';

const NOON = '2026-11-24T11:00:00Z';
const NOBODYS = '00000012-0000-4000-8000-000000000099';

const requestOf = async ({ admin }: Pick<World, 'admin'>, name: Name, community = MAIRIES) =>
  String(
    await admin.value`
      select request_id from community_memberships
      where community_id = ${community} and person_id = ${personId(name)}`,
  );

const standing = ({ admin }: Pick<World, 'admin'>, name: Name, community = MAIRIES) =>
  admin.value`
    select state from community_memberships
    where community_id = ${community} and person_id = ${personId(name)}`;

const answer = async (
  { as }: Pick<World, 'as'>,
  who: Persona,
  ids: string[],
  word: 'accept' | 'refuse',
  message = '',
): Promise<{ outcome: string; is_own?: boolean; by?: string | null }[]> =>
  Array.from(
    Object(await as(who).value`select answer_requests(${ids}::uuid[], ${word}, ${message})`),
  );

const told = ({ admin }: Pick<World, 'admin'>, name: Name, kind: string) =>
  admin.rows`
    select details, read_at is not null as is_read from notifications
    where person_id = ${personId(name)} and kind = ${kind} order by id`;

const mails = async ({ admin }: Pick<World, 'admin'>, name: Name, kind: string) =>
  Number(
    await admin.value`
      select count(*)::int from app.mail_outbox
      where recipient = ${`${name}@preau.test`} and template = ${`notice-${kind}`}`,
  );

const queue = async ({ as }: Pick<World, 'as'>, who: Persona, after: object | null = null) =>
  Object(await as(who).value`select my_queue(${after && JSON.stringify(after)}::text::jsonb)`);

test('a request is told to those named for it, once, and opens where it is answered', async (world) => {
  const { as } = world;
  await world.at(NOON);
  for (let click = 0; click < 2; click++) {
    await as('zoe').rows`select join_community(${MAIRIES}, 'Bonjour à *toutes*')`;
  }
  const id = await requestOf(world, 'zoe');
  assert.deepEqual(await told(world, 'alix', 'request'), [
    { details: { what: 'request', id }, is_read: false },
  ]);
  assert.equal(await mails(world, 'alix', 'request'), 1);
  for (const name of ['elise', 'camille', 'lou', 'basile'] as const) {
    assert.deepEqual(await told(world, name, 'request'), [], name);
  }
  const [notice] = Object(await as('alix').value`select my_notices()`).notices;
  assert.equal(notice.href, `/mon-espace/a-traiter/#${id}`);
  assert.equal(notice.author, 'Zoe Martin');
  assert.equal(notice.excerpt, 'Bonjour à toutes');
});

test('whoever wishes a daily summary gets no mail for each request', async (world) => {
  await world.as('alix').value`select save_notice_preferences('{"request": "daily"}')`;
  await world.as('zoe').rows`select join_community(${MAIRIES})`;
  assert.equal((await told(world, 'alix', 'request')).length, 1);
  assert.equal(await mails(world, 'alix', 'request'), 0);
});

test('a group without administrators asks those of its community, a community the staff', async (world) => {
  await world.admin.rows`
    update community_memberships set is_administrator = false where community_id = ${BUDGET}`;
  const asked = (community: string) =>
    world.admin.rows`select those_asked as id from app.those_asked(${community})`;
  assert.deepEqual(await asked(BUDGET), [{ id: personId('alix') }]);
  await world.admin.rows`
    update community_memberships set is_administrator = false where community_id = ${MAIRIES}`;
  assert.deepEqual(await asked(BUDGET), [{ id: personId('elise') }]);
  assert.deepEqual(await asked(MAIRIES), [{ id: personId('elise') }]);
});

test('a request that is accepted makes a member, who is told once', async (world) => {
  await world.at(NOON);
  const id = await requestOf(world, 'ines');
  for (let click = 0; click < 2; click++) {
    const [done] = await answer(world, 'alix', [id], 'accept');
    assert.deepEqual([done?.outcome, done?.is_own], ['accepted', true]);
  }
  assert.equal(await standing(world, 'ines'), 'member');
  assert.deepEqual(await told(world, 'ines', 'joining'), [
    { details: { what: 'accepted', answer: '' }, is_read: false },
  ]);
  assert.equal(await mails(world, 'ines', 'joining'), 1);
});

test('a request that is refused says why and when one may ask again, once', async (world) => {
  await world.at(NOON);
  await world.admin.rows`update communities set ask_again_days = 10 where id = ${MAIRIES}`;
  const id = await requestOf(world, 'ines');
  for (let click = 0; click < 2; click++) {
    await answer(world, 'alix', [id], 'refuse', ' Réservé aux mairies. ');
  }
  const card = Object(await world.as('ines').value`select community('mairies')`);
  assert.equal(card.state, 'refused');
  assert.equal(card.answer, 'Réservé aux mairies.');
  assert.equal(new Date(card.may_ask_again_at).toISOString(), '2026-12-04T11:00:00.000Z');
  const notices = await told(world, 'ines', 'joining');
  assert.equal(notices.length, 1);
  assert.equal(Object(notices[0]?.['details']).answer, 'Réservé aux mairies.');
  await world.at('2026-12-04T10:59:59Z');
  assert.equal(
    await world.as('ines').refusal`select join_community(${MAIRIES})`,
    'PT403 ask-again-later',
  );
  await world.at('2026-12-04T11:00:00Z');
  await world.as('ines').rows`select join_community(${MAIRIES})`;
  // It is another request: the old answer does not meet it.
  const [old] = await answer(world, 'alix', [id], 'refuse');
  assert.equal(old?.outcome, 'gone');
  assert.equal(await standing(world, 'ines'), 'pending');
});

test('of two administrators the second is told who answered', async (world) => {
  await world.admin.rows`
    update community_memberships set is_administrator = true
    where community_id = ${MAIRIES} and person_id = ${personId('camille')}`;
  const id = await requestOf(world, 'ines');
  await answer(world, 'camille', [id], 'refuse', 'Non.');
  const [second] = await answer(world, 'alix', [id], 'accept');
  assert.deepEqual([second?.outcome, second?.is_own, second?.by], ['refused', false, 'Camille']);
  assert.equal(await standing(world, 'ines'), 'refused');
  assert.equal((await told(world, 'ines', 'joining')).length, 1);
});

test('many are answered at once, and what is gone stops none of them', async (world) => {
  for (const name of ['zoe', 'basile'] as const) {
    await world.as(name).rows`select join_community(${MAIRIES})`;
  }
  const ids = await Promise.all((['zoe', 'basile'] as const).map((name) => requestOf(world, name)));
  const answers = await answer(world, 'alix', [NOBODYS, ...ids], 'accept');
  assert.deepEqual(
    answers.map(({ outcome }) => outcome),
    ['gone', 'accepted', 'accepted'],
  );
  const [count] = await world.admin.rows`
    select member_count, (select count(*)::int from community_memberships m
      where m.community_id = c.id and m.state in ('member', 'suspended')) as rows
    from communities c where id = ${MAIRIES}`;
  assert.equal(count?.['member_count'], count?.['rows']);
});

test('only those who run a community answer its requests; to others there are none', async (world) => {
  const inCommunity = await requestOf(world, 'ines');
  const inGroup = await requestOf(world, 'camille', BUDGET);
  const persons: Persona[] = [
    ...(['zoe', 'ines', 'camille', 'dominique', 'basile', 'omar', 'nadia'] as const),
  ];
  for (const who of persons) {
    const answers = await answer(world, who, [inCommunity, inGroup], 'accept');
    assert.deepEqual(
      answers,
      [inCommunity, inGroup].map((id) => ({ id, outcome: 'gone' })),
      String(who),
    );
    assert.deepEqual((await queue(world, who)).items, [], String(who));
  }
  // Who runs a group answers there alone.
  const [above, own] = await answer(world, 'lou', [inCommunity, inGroup], 'accept');
  assert.deepEqual([above?.outcome, own?.outcome], ['gone', 'accepted']);
  assert.equal(await standing(world, 'ines'), 'pending');
  for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const) {
    for (const call of [
      `answer_requests('{}', 'accept')`,
      `my_queue()`,
      `count_my_queue()`,
      `my_ready_answers()`,
      `keep_ready_answer('${NOBODYS}', 'Oui')`,
      `forget_ready_answer('${NOBODYS}')`,
      `withdraw_request('${MAIRIES}')`,
      `preview_leaving('${MAIRIES}')`,
      `leave_community('${MAIRIES}')`,
    ]) {
      await assert.rejects(world.as(persona).run(`select ${call}`), /signed-out/, call);
    }
  }
});

test('whoever was barred from the platform or the community while answering is refused', async (world) => {
  const id = await requestOf(world, 'ines');
  await world.admin.rows`
    update community_memberships set is_administrator = false, state = 'suspended'
    where community_id = ${MAIRIES} and person_id = ${personId('alix')}`;
  const [late] = await answer(world, 'alix', [id], 'accept');
  assert.equal(late?.outcome, 'gone');
  assert.equal(await standing(world, 'ines'), 'pending');
});

test('an answer that is none, too long, or to too many is refused', async ({ as }) => {
  const refusal = (ids: string[], word: string | null, message = '') =>
    as('alix').refusal`select answer_requests(${ids}::uuid[], ${word}, ${message})`;
  assert.equal(await refusal([], 'maybe'), 'PT400 answer-invalid');
  assert.equal(await refusal([], null), 'PT400 answer-invalid');
  assert.equal(await refusal([], 'refuse', 'x'.repeat(2001)), 'PT400 message-too-long');
  assert.equal(await refusal(Array(101).fill(NOBODYS), 'refuse'), 'PT400 too-many-requests');
});

test('a request is taken back, and waits for nobody any more', async (world) => {
  await world.as('zoe').rows`select join_community(${MAIRIES})`;
  const id = await requestOf(world, 'zoe');
  for (let click = 0; click < 2; click++) {
    const card = Object(await world.as('zoe').value`select withdraw_request(${MAIRIES})`);
    assert.equal(card.state, 'none');
  }
  const [notice] = await told(world, 'alix', 'request');
  assert.equal(notice?.['is_read'], true);
  assert.deepEqual(await answer(world, 'alix', [id], 'accept'), [{ id, outcome: 'gone' }]);
  // Who was accepted meanwhile is told so.
  const card = Object(await world.as('camille').value`select withdraw_request(${MAIRIES})`);
  assert.equal(card.state, 'member');
  assert.equal(
    await world.as('zoe').refusal`select withdraw_request(${HIDDEN})`,
    'PT404 community-unknown',
  );
});

test('leaving a community leaves its groups, and says which before and after', async (world) => {
  const groups = [{ slug: 'mairies-budget', name: 'Budget' }];
  assert.deepEqual(await world.as('dominique').value`select preview_leaving(${MAIRIES})`, {
    groups,
    needs_administrator: [],
  });
  const left = Object(await world.as('dominique').value`select leave_community(${MAIRIES})`);
  assert.deepEqual(left.groups, groups);
  assert.equal(left.community.state, 'none');
  assert.equal(await standing(world, 'dominique', MAIRIES), undefined);
  assert.equal(await standing(world, 'dominique', BUDGET), undefined);
  const again = Object(await world.as('dominique').value`select leave_community(${MAIRIES})`);
  assert.deepEqual(again.groups, []);
});

test('a group is left alone, and a hidden community is unknown once left', async (world) => {
  const left = Object(await world.as('dominique').value`select leave_community(${BUDGET})`);
  assert.deepEqual(left.groups, []);
  assert.equal(await standing(world, 'dominique', MAIRIES), 'member');
  const hidden = Object(await world.as('dominique').value`select leave_community(${HIDDEN})`);
  assert.equal(hidden.community, null);
});

test('the last administrator names another one first', async (world) => {
  assert.equal(
    await world.as('alix').refusal`select leave_community(${MAIRIES})`,
    'PT409 last-administrator',
  );
  // Sacha, who is barred from the platform, does not count; lou runs a group alone.
  assert.deepEqual(
    Object(await world.as('lou').value`select preview_leaving(${MAIRIES})`).needs_administrator,
    [
      { slug: 'mairies-budget', name: 'Budget' },
      { slug: 'mairies-discret', name: 'Groupe discret' },
    ],
  );
  assert.equal(
    await world.as('lou').refusal`select leave_community(${MAIRIES})`,
    'PT409 last-administrator',
  );
  await world.admin.rows`
    update community_memberships set is_administrator = true
    where community_id = ${MAIRIES} and person_id = ${personId('camille')}`;
  await world.as('alix').rows`select leave_community(${MAIRIES})`;
  assert.equal(await standing(world, 'alix'), undefined);
});

test('a suspension does not end by leaving and coming back', async (world) => {
  assert.equal(
    await world.as('nadia').refusal`select leave_community(${MAIRIES})`,
    'PT403 access-suspended',
  );
  await world.admin.rows`
    update community_memberships set state = 'suspended'
    where community_id = ${BUDGET} and person_id = ${personId('dominique')}`;
  await world.as('dominique').rows`select leave_community(${MAIRIES})`;
  assert.equal(await standing(world, 'dominique', BUDGET), 'suspended');
  for (const community of [HIDDEN, HIDDEN_GROUP, CLOSED, NOBODYS]) {
    for (const call of ['leave_community', 'preview_leaving', 'withdraw_request']) {
      await assert.rejects(
        world.as('zoe').run(`select ${call}('${community}')`),
        /community-unknown/,
        call,
      );
    }
  }
});

test('the usual answer is the median of the last ones, once there are three', async (world) => {
  const usual = async () =>
    Object(await world.as('zoe').value`select community('mairies')`).usual_answer_hours;
  assert.equal(await usual(), null);
  await world.admin.rows`
    update communities set last_answers = '{30 days,2 days}' where id = ${MAIRIES}`;
  await world.at('2026-11-24T11:00:00Z');
  await world.as('zoe').rows`select join_community(${MAIRIES})`;
  await world.at('2026-11-25T11:00:00Z');
  await answer(world, 'alix', [await requestOf(world, 'zoe')], 'accept');
  assert.equal(await usual(), 48);
  await world.admin.rows`
    update communities set last_answers = array_fill(interval '1 hour', array[11])
    where id = ${MAIRIES}`;
  await answer(world, 'alix', [await requestOf(world, 'ines')], 'accept');
  assert.equal(await usual(), 1);
});

test('what waits is listed over all that one runs, the oldest first, page by page', async (world) => {
  await world.at(NOON);
  const own = await queue(world, 'alix');
  assert.deepEqual(
    Array.from(own.items, (item) => {
      const { kind, person, community } = Object(item);
      return [kind, person, community.name];
    }).sort(),
    [
      ['request', 'Camille', 'Budget'],
      ['request', 'Ines Martin', 'Secrétaires de mairie'],
    ],
  );
  assert.deepEqual(await world.as('alix').value`select count_my_queue()`, {
    is_administrator: true,
    waiting: 2,
  });
  assert.deepEqual(await world.as('zoe').value`select count_my_queue()`, {
    is_administrator: false,
    waiting: 0,
  });
  // Thirty-three more, of people made for it.
  await world.admin.rows`
    with made as (
      insert into profiles (id, username, display_name, finished_at)
      select gen_random_uuid(), 'q' || n, 'Q' || n, now() from generate_series(1, 33) n returning id
    )
    insert into community_memberships (community_id, person_id, state, asked_at)
    select ${MAIRIES}, id, 'pending', '2026-11-24T10:00:00Z' from made`;
  const first = await queue(world, 'alix');
  assert.equal(first.items.length, 30);
  assert.equal(first.has_more, true);
  const { at, kind, id } = first.items.at(-1);
  const second = await queue(world, 'alix', { at, kind, id });
  assert.equal(second.has_more, false);
  const ids = [...first.items, ...second.items].map((item) => item.id);
  assert.equal(new Set(ids).size, 35);
  const times = [...first.items, ...second.items].map((item) => item.at);
  assert.deepEqual(times, times.toSorted());
  assert.equal(
    await world.as('alix').refusal`select my_queue('{"at": "demain peut-être"}')`,
    'PT400 after-invalid',
  );
});

test('a request of who left the group’s community waits in no queue and is not accepted', async (world) => {
  const id = await requestOf(world, 'camille', BUDGET);
  await world.admin.rows`
    delete from community_memberships
    where community_id = ${MAIRIES} and person_id = ${personId('camille')}`;
  assert.deepEqual((await queue(world, 'lou')).items, []);
  assert.deepEqual(await answer(world, 'lou', [id], 'accept'), [{ id, outcome: 'gone' }]);
  assert.equal(await standing(world, 'camille', BUDGET), 'pending');
});

test('after three days its administrators are reminded, after seven the staff is told, once each', async (world) => {
  await world.admin.rows`delete from community_memberships where state = 'pending'`;
  await world.at(NOON);
  await world.as('zoe').rows`select join_community(${MAIRIES})`;
  const id = await requestOf(world, 'zoe');
  const waiting = async (name: Name) =>
    (await told(world, name, 'request')).map(({ details }) => Object(details).days ?? 0);
  const tick = async (instant: string) => {
    await world.at(instant);
    await world.as('service').value`select tick()`;
  };
  await tick('2026-11-27T10:59:59Z');
  assert.deepEqual(await waiting('alix'), [0]);
  await tick('2026-11-27T12:00:00Z');
  await tick('2026-11-28T12:00:00Z');
  assert.deepEqual(await waiting('alix'), [0, 3]);
  assert.deepEqual(await waiting('elise'), []);
  assert.deepEqual((await queue(world, 'elise')).items, []);
  await tick('2026-12-01T12:00:00Z');
  await tick('2026-12-02T12:00:00Z');
  assert.deepEqual(await waiting('alix'), [0, 3]);
  assert.deepEqual(await waiting('elise'), [7]);
  assert.equal((await queue(world, 'elise')).items[0].id, id);
  await answer(world, 'elise', [id], 'accept');
  for (const name of ['alix', 'elise'] as const) {
    const unread = (await told(world, name, 'request')).filter(({ is_read }) => !is_read);
    assert.deepEqual(unread, [], name);
  }
});

test('one’s own ready answers are kept, twenty at most, and nobody else’s', async (world) => {
  const keep = (who: Persona, n: number, body = `Réponse ${n}`) =>
    world.as(who).value`
      select keep_ready_answer(${`00000012-0000-4000-8000-${String(n).padStart(12, '0')}`}, ${body})`;
  await keep('alix', 1);
  assert.equal(Object(await keep('alix', 1)).length, 1);
  await assert.rejects(keep('alix', 2, '  '), /message-empty/);
  await assert.rejects(keep('alix', 2, 'x'.repeat(2001)), /message-too-long/);
  for (let n = 2; n <= 20; n++) await keep('alix', n);
  await assert.rejects(keep('alix', 21), /too-many-ready-answers/);
  assert.deepEqual(await world.as('lou').value`select my_ready_answers()`, []);
  const first = '00000012-0000-4000-8000-000000000001';
  await world.as('lou').value`select forget_ready_answer(${first})`;
  assert.equal(Object(await world.as('alix').value`select my_ready_answers()`).length, 20);
  assert.equal(
    Object(await world.as('alix').value`select forget_ready_answer(${first})`).length,
    19,
  );
});

test('who joins an open community is asked by nobody', async (world) => {
  await world.as('zoe').rows`select join_community(${EUROPE})`;
  assert.deepEqual(await told(world, 'basile', 'request'), []);
});
