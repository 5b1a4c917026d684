import assert from 'node:assert/strict';
import { BUDGET, EUROPE, HIDDEN, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { personId, postId, replyId } from './personas.ts';

/** A topic of « mairies » by dominique with a reply by dominique; in a group; in a hidden community. */
const TOPIC = postId(1);
const REPLY = replyId(1);
const IN_HIDDEN = postId(2);
const IN_BUDGET = postId(4);
const FACTS = 'Le message donne l’adresse de quelqu’un.';

const report = (world: World, persona: Persona, post = TOPIC, reply: string | null = null) =>
  world.as(persona).value`select report_post(${post}, 'spam', 'Encore', true, ${reply})`;
const moderate = (world: World, persona: Persona, action: string, reply: string | null = null) =>
  world.as(persona).value`
    select moderate_post(${TOPIC}, ${action}, 'private-life', ${FACTS}, ${reply})`;

async function told({ admin }: Pick<World, 'admin'>, kind: string) {
  const rows = await admin.rows`
    select p.username, n.details ->> 'what' as what from notifications n
    join profiles p on p.id = n.person_id
    where n.kind = ${kind} order by n.id, p.username`;
  return rows.map(({ username, what }) => `${username} ${what}`).sort();
}
const reports = async (world: World, persona: Persona, community = MAIRIES) =>
  Object(await world.as(persona).value`select community_reports(${community})`).reports;
const mine = async (world: World, persona: Persona) =>
  Object(await world.as(persona).value`select my_post_moderation()`);
const queue = async (world: World, persona: Persona) =>
  Array.from(Object(await world.as(persona).value`select my_queue()`).items, Object).filter(
    ({ kind }) => kind === 'report',
  );

test('moderation of communities is closed to the visitor and to who is nobody', async (world) => {
  const calls = [
    `report_post('${TOPIC}', 'spam', '', true)`,
    `moderate_post('${TOPIC}', 'hide', 'spam', 'x')`,
    `move_post('${TOPIC}', '${BUDGET}')`,
    `places_for_post('${TOPIC}')`,
    `decide_post_report('${TOPIC}', true, 'spam', 'x', 'x')`,
    `contest_post_decision('${TOPIC}', 'x')`,
    `answer_post_contest('${TOPIC}', true, 'x')`,
    `community_reports('${MAIRIES}')`,
    `community_log('${MAIRIES}')`,
    'my_post_moderation()',
  ];
  for (const call of calls) {
    await assert.rejects(world.as('anon').run(`select ${call}`), { code: '42501' }, call);
    for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const) {
      await assert.rejects(
        world.as(persona).run(`select ${call}`),
        { message: 'signed-out' },
        `${persona}: ${call}`,
      );
    }
  }
});

test('members report what they may read, to those who run it, once', async (world) => {
  for (const persona of ['zoe', 'ines', 'omar', 'nadia', 'basile'] as const) {
    assert.equal(
      await world.as(persona).refusal`select report_post(${TOPIC}, 'spam', '', true)`,
      'PT404 post-unknown',
      persona,
    );
  }
  // What is absent, hidden, or a reply of another topic is refused in the same words.
  for (const [post, reply] of [
    [postId(99), null],
    [IN_HIDDEN, null],
    [TOPIC, replyId(4)],
  ] as const) {
    assert.equal(
      await world.as('camille').refusal`select report_post(${post}, 'spam', '', true, ${reply})`,
      'PT404 post-unknown',
    );
  }
  await report(world, 'camille');
  await report(world, 'camille');
  await report(world, 'lou', TOPIC, REPLY);
  assert.deepEqual(await told(world, 'request'), ['alix report', 'alix report']);
  const open = await reports(world, 'alix');
  assert.deepEqual(
    new Set(Array.from(open, (row) => Object(row).reply_id)),
    new Set([null, REPLY]),
  );
  assert.doesNotMatch(JSON.stringify(open), /Camille|Lou|reporter/);
  assert.equal(
    await world.as('dominique').refusal`select report_post(${TOPIC}, 'spam', '', true)`,
    'PT403 post-yours',
  );
});

test('a report without reason, good faith or with too many words says so', async ({ as }) => {
  const camille = as('camille');
  for (const [reason, words, faith, refusal] of [
    ['spam', '', false, 'PT400 good-faith-missing'],
    ['boredom', '', true, 'PT400 report-reason-missing'],
    [null, '', true, 'PT400 report-reason-missing'],
    ['other', ' \n', true, 'PT400 report-reason-missing'],
    ['spam', 'x'.repeat(2001), true, 'PT400 report-too-long'],
  ] as const) {
    assert.equal(
      await camille.refusal`select report_post(${TOPIC}, ${reason}, ${words}, ${faith})`,
      refusal,
    );
  }
});

test('those who run a community moderate in it, and nobody else', async (world) => {
  for (const [persona, refusal] of [
    ['zoe', 'PT404 post-unknown'],
    ['ines', 'PT404 post-unknown'],
    ['nadia', 'PT404 post-unknown'],
    ['omar', 'PT404 post-unknown'],
    ['basile', 'PT404 post-unknown'],
    ['camille', 'PT403 administrators-only'],
    ['dominique', 'PT403 administrators-only'],
    // Who runs a group runs nothing above it.
    ['lou', 'PT403 administrators-only'],
  ] as const) {
    const as = world.as(persona);
    assert.equal(
      await as.refusal`select moderate_post(${TOPIC}, 'hide', 'spam', 'x')`,
      refusal,
      persona,
    );
    assert.equal(await as.refusal`select move_post(${TOPIC}, ${BUDGET})`, refusal, persona);
    assert.equal(await as.refusal`select places_for_post(${TOPIC})`, refusal, persona);
  }
  for (const persona of ['zoe', 'basile'] as const) {
    const asked = `community_reports(${MAIRIES})`;
    const refusal = await world.as(persona).refusal`select community_reports(${MAIRIES})`;
    assert.equal(refusal, 'PT403 administrators-only', asked);
    assert.equal(
      await world.as(persona).refusal`select community_log(${MAIRIES})`,
      'PT403 administrators-only',
    );
  }
  assert.equal(
    await world.as('zoe').refusal`select community_log(${HIDDEN})`,
    'PT404 community-unknown',
  );
  for (const persona of ['alix', 'elise'] as const) {
    assert.deepEqual(await moderate(world, persona, 'hide'), { is_hidden: true, is_locked: false });
    assert.deepEqual(await moderate(world, persona, 'restore'), {
      is_hidden: false,
      is_locked: false,
    });
  }
  const group = world.as('lou').value`
    select moderate_post(${IN_BUDGET}, 'lock', 'spam', 'Assez dit')`;
  assert.deepEqual(await group, { is_hidden: false, is_locked: true });
});

test('what is hidden is gone for members, and its author reads why', async (world) => {
  await moderate(world, 'alix', 'hide', REPLY);
  await moderate(world, 'alix', 'hide', REPLY);
  const state = await world.admin.rows`
    select r.hidden_at is not null as reply, p.hidden_at is not null as post, p.reply_count
    from replies r join posts p on p.id = r.post_id where r.id = ${REPLY}`;
  assert.deepEqual(state, [{ reply: true, post: false, reply_count: 0 }]);
  assert.deepEqual(await told(world, 'moderation'), ['dominique hide']);
  const [notice] = await world.admin
    .rows`select details from notifications where kind = 'moderation'`;
  assert.deepEqual(notice?.['details'], {
    ...{ what: 'hide', rule: 'private-life', facts: FACTS, contest: '/mon-espace/moderation/' },
  });
  // By mail too, although nobody asked for mails of moderation.
  assert.equal(
    Number(
      await world.admin.value`
        select count(*) from app.mail_outbox
        where person_id = ${personId('dominique')} and template = 'notice-moderation'`,
    ),
    1,
  );
  const { decisions } = await mine(world, 'dominique');
  assert.equal(decisions.length, 1);
  assert.equal(decisions[0].community, 'Secrétaires de mairie');
  assert.deepEqual((await mine(world, 'camille')).decisions, []);
});

test('a decision needs a rule and facts, and a known action', async ({ as }) => {
  const alix = as('alix');
  assert.equal(
    await alix.refusal`select moderate_post(${TOPIC}, 'hide', 'spam', ' ')`,
    'PT400 facts-missing',
  );
  assert.equal(
    await alix.refusal`select moderate_post(${TOPIC}, 'lock', 'boredom', 'x')`,
    'PT400 facts-missing',
  );
  assert.equal(
    await alix.refusal`select moderate_post(${TOPIC}, 'burn', 'spam', 'x')`,
    'PT400 action-unknown',
  );
  assert.equal(
    await alix.refusal`select moderate_post(${TOPIC}, 'hide', 'spam', ${'x'.repeat(2001)})`,
    'PT400 report-too-long',
  );
});

test('one decision answers all who reported, once each', async (world) => {
  await report(world, 'camille', TOPIC, REPLY);
  await report(world, 'lou', TOPIC, REPLY);
  const [first, ...others] = await reports(world, 'alix');
  assert.deepEqual([others.length, first.others.length], [0, 1]);
  for (const persona of ['camille', 'basile', 'lou'] as const) {
    assert.equal(
      await world.as(persona).refusal`
        select decide_post_report(${first.id}, true, 'spam', 'x', '')`,
      'PT404 report-unknown',
      persona,
    );
  }
  for (let click = 0; click < 2; click += 1) {
    await world.as('alix').rows`
      select decide_post_report(${first.id}, true, 'spam', 'Publicité', 'Merci')`;
  }
  assert.deepEqual(await told(world, 'moderation'), [
    'camille report-decided',
    'dominique hide',
    'lou report-decided',
  ]);
  assert.deepEqual(await reports(world, 'alix'), []);
  const own = (await mine(world, 'camille')).reports;
  // Hidden since: what somebody else wrote is not told on.
  assert.deepEqual([own[0].is_upheld, own[0].answer, own[0].text], [true, 'Merci', null]);
});

test('what is reported about those who run it is for others to decide', async (world) => {
  await world.admin.rows`update posts set author_id = ${personId('alix')} where id = ${TOPIC}`;
  await report(world, 'camille');
  assert.deepEqual(await told(world, 'request'), ['elise report']);
  assert.deepEqual(await reports(world, 'alix'), []);
  assert.deepEqual(await queue(world, 'alix'), []);
  assert.equal((await queue(world, 'elise')).length, 1);
  const [open] = await reports(world, 'elise');
  assert.equal(
    await world.as('alix').refusal`select decide_post_report(${open.id}, false, '', '', '')`,
    'PT403 post-yours',
  );
  await world.as('elise').rows`select decide_post_report(${open.id}, false, '', '', 'Rien')`;
  assert.deepEqual(await queue(world, 'elise'), []);
});

test('the queue holds the reports of all that somebody runs, groups too, and nothing else', async (world) => {
  await report(world, 'camille');
  await report(world, 'lou', IN_BUDGET);
  await report(world, 'basile', IN_HIDDEN);
  const titles = async (name: Persona) =>
    (await queue(world, name)).map(({ title }) => title).sort();
  assert.deepEqual(await titles('alix'), ['Sujet 1', 'Sujet 4']);
  assert.deepEqual(await titles('lou'), ['Sujet 4']);
  assert.deepEqual(await titles('basile'), ['Sujet 2']);
  for (const name of ['camille', 'zoe', 'nadia', 'omar', 'elise'] as const) {
    assert.deepEqual(await titles(name), [], name);
  }
  const [row] = await queue(world, 'lou');
  assert.equal(row?.person, 'Dominique');
  assert.match(row?.href, /^\/communaute\/moderation\/\?c=mairies-budget&id=/);
  await world.admin.rows`
    update community_memberships set state = 'suspended', is_administrator = false
    where community_id = ${MAIRIES} and person_id = ${personId('alix')}`;
  assert.deepEqual(await titles('alix'), []);
});

test('its author contests once, the platform looks again, and what was hidden comes back', async (world) => {
  await moderate(world, 'alix', 'hide', REPLY);
  const [decision] = (await mine(world, 'dominique')).decisions;
  const contest = (persona: Persona, text: string) =>
    world.as(persona).refusal`select contest_post_decision(${decision.id}, ${text})`;
  assert.equal(await contest('camille', 'Non'), 'PT404 decision-unknown');
  assert.equal(await contest('dominique', ' '), 'PT400 contest-blank');
  assert.equal(await contest('dominique', 'x'.repeat(2001)), 'PT400 report-too-long');
  await world.as('dominique').rows`select contest_post_decision(${decision.id}, 'Si !')`;
  assert.equal(await contest('dominique', 'Si !'), 'PT409 contest-done');
  assert.deepEqual(await told(world, 'moderation'), ['dominique hide', 'elise contest']);
  assert.equal((await mine(world, 'alix')).contests, null);
  assert.equal((await mine(world, 'elise')).contests.length, 1);
  const answer = (persona: Persona, text: string) =>
    world.as(persona).refusal`select answer_post_contest(${decision.id}, false, ${text})`;
  assert.equal(await answer('alix', 'Oui'), 'PT403 staff-only');
  assert.equal(await answer('elise', ' '), 'PT400 answer-missing');
  await world.as('elise')
    .rows`select answer_post_contest(${decision.id}, false, 'Vous avez raison')`;
  assert.equal(await answer('elise', 'Encore'), 'PT409 contest-done');
  assert.equal(await world.admin.value`select hidden_at from replies where id = ${REPLY}`, null);
  assert.deepEqual(await told(world, 'moderation'), [
    'dominique contest-answered',
    'dominique hide',
    'elise contest',
  ]);
});

test('a contest comes too late after six months', async (world) => {
  await world.at('2026-01-01T00:00:00Z');
  await moderate(world, 'alix', 'lock');
  const [decision] = (await mine(world, 'dominique')).decisions;
  await world.at('2026-07-02T00:00:00Z');
  assert.equal(
    await world.as('dominique').refusal`select contest_post_decision(${decision.id}, 'Si')`,
    'PT410 contest-late',
  );
});

test('nobody of the staff answers for their own decision while there is another', async (world) => {
  await moderate(world, 'elise', 'hide');
  const [decision] = (await mine(world, 'dominique')).decisions;
  await world.as('dominique').rows`select contest_post_decision(${decision.id}, 'Si')`;
  // Alone, she must.
  assert.equal((await mine(world, 'elise')).contests.length, 1);
  await world.admin.rows`select app.grant_role('alix@preau.test', 'platform staff')`;
  assert.equal((await mine(world, 'elise')).contests.length, 0);
  assert.equal(
    await world.as('elise').refusal`select answer_post_contest(${decision.id}, true, 'Non')`,
    'PT403 decision-yours',
  );
  await world.as('alix').rows`select answer_post_contest(${decision.id}, true, 'Non')`;
});

test('a topic moves with its replies and reports to where its mover runs too', async (world) => {
  await report(world, 'camille');
  const move = (to: string) => world.as('alix').refusal`select move_post(${TOPIC}, ${to})`;
  assert.equal(await move(EUROPE), 'PT403 administrators-only');
  assert.equal(await move(HIDDEN), 'PT404 community-unknown');
  const moved = Object(
    await world.as('alix').value`select move_post(${TOPIC}, ${BUDGET}, 'Au budget')`,
  );
  assert.equal(moved.href, `/communaute/forum/?c=mairies-budget&id=${TOPIC}`);
  assert.equal(
    await world.as('camille').refusal`select report_post(${TOPIC}, 'spam', '', true)`,
    'PT404 post-unknown',
  );
  assert.deepEqual(await told(world, 'moderation'), ['dominique move']);
  assert.equal((await reports(world, 'lou', BUDGET)).length, 1);
  assert.deepEqual(await reports(world, 'alix'), []);
  const actions = async (community: string) =>
    Array.from(
      Object(await world.as('alix').value`select community_log(${community})`).entries,
      (entry) => Object(entry).action,
    );
  assert.deepEqual(await actions(MAIRIES), ['move-post']);
  assert.deepEqual(await actions(BUDGET), ['move-post']);
  await world.admin.rows`update posts set kind = 'news' where id = ${TOPIC}`;
  assert.equal(
    await world.as('alix').refusal`select move_post(${TOPIC}, ${MAIRIES})`,
    'PT409 not-a-topic',
  );
});

test('a topic moves into a category of the forum where it stands, and into no other', async (world) => {
  const category = (n: number) => `0000000f-0000-4000-8000-${String(n).padStart(12, '0')}`;
  const alix = world.as('alix');
  await alix.rows`select save_category(${category(1)}, ${MAIRIES}, 'Divers')`;
  await alix.rows`select save_category(${category(2)}, ${BUDGET}, 'Recettes')`;
  const categories = async (community: string) =>
    Object(await alix.value`select places_for_post(${TOPIC}, ${community})`).categories;
  assert.deepEqual(await categories(MAIRIES), [{ id: category(1), name: 'Divers' }]);
  assert.deepEqual(await categories(BUDGET), [{ id: category(2), name: 'Recettes' }]);
  const where = async () => {
    const [post] = await world.admin.rows`select category_id from posts where id = ${TOPIC}`;
    return post?.['category_id'];
  };
  const move = (to: string, of: string | null) =>
    alix.refusal`select move_post(${TOPIC}, ${to}, '', ${of})`;
  await alix.rows`select move_post(${TOPIC}, ${MAIRIES}, '', ${category(1)})`;
  assert.equal(await where(), category(1));
  for (const wrong of [category(2), category(9)]) {
    assert.equal(await move(MAIRIES, wrong), 'PT404 category-unknown');
  }
  assert.equal(await move(BUDGET, category(1)), 'PT404 category-unknown');
  assert.equal(await where(), category(1));
  await alix.rows`select move_post(${TOPIC}, ${BUDGET}, '', ${category(2)})`;
  assert.equal(await where(), category(2));
  await alix.rows`select move_post(${TOPIC}, ${BUDGET})`;
  assert.equal(await where(), null);
});

test('the log pages, the latest first', async (world) => {
  await world.admin.rows`
    update app.limits set max_attempts = 100 where kind = 'decision about a post per day'`;
  for (let turn = 0; turn < 20; turn += 1) {
    await moderate(world, 'alix', 'lock');
    await moderate(world, 'alix', 'unlock');
  }
  const first = Object(await world.as('alix').value`select community_log(${MAIRIES})`);
  assert.deepEqual([first.entries.length, first.has_more], [30, true]);
  assert.equal(first.entries[0].action, 'unlock-post');
  assert.equal(first.entries[1].facts, FACTS);
  const rest = Object(
    await world.as('alix').value`select community_log(${MAIRIES}, ${first.entries[29].id})`,
  );
  assert.deepEqual([rest.entries.length, rest.has_more], [10, false]);
});

test('what was decided is forgotten after a year, and what nobody answered too', async (world) => {
  await world.at('2026-01-01T00:00:00Z');
  await report(world, 'camille');
  await moderate(world, 'alix', 'lock');
  await world.at('2026-12-31T00:00:00Z');
  assert.deepEqual(await world.admin.value`select app.job_forget_post_moderation()`, {
    reports: 0,
    decisions: 0,
  });
  await world.at('2027-01-02T00:00:00Z');
  assert.deepEqual(await world.admin.value`select app.job_forget_post_moderation()`, {
    reports: 1,
    decisions: 1,
  });
});
