import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { BUDGET, CLOSED, EUROPE, HIDDEN, MAIRIES } from './communities.ts';
import { type Persona, test, testCommitting, type World } from './fixtures.ts';
import { type Name, personId, postId } from './personas.ts';
import { generateRows, rowUserId } from './rows.ts';

const NOW = '2026-11-26T12:00:00Z';
const NEWS = postId(41);
const LATER = postId(42);
const STORY = postId(43);
const LINK = postId(44);

type Json = Record<string, unknown>;

const write = (
  { as }: World,
  persona: Persona,
  { id = NEWS, title = 'Marché', body = 'Le marché change de place.', on = null as string | null },
  community = MAIRIES,
) => as(persona).value`select save_news(${id}, ${community}, ${title}, ${body}, ${on})`;

const share = ({ as }: World, persona: Persona, id = STORY, body = 'Nous avons planté.') =>
  as(persona).value`
    select save_experience(${id}, ${MAIRIES}, 'Une cour verte', 'Une cour chaude', ${body}, '', '')`;

const titles = (list: unknown): string[] => Array.from(Object(list), ({ title }) => title);

async function listed({ as }: World, persona: Persona, community = MAIRIES) {
  const { pinned, scheduled, news } = Object(
    await as(persona).value`select list_news(${community})`,
  );
  return { pinned: titles(pinned), scheduled: titles(scheduled), news: titles(news) };
}

const hasUnread = async ({ as }: World, persona: Persona) =>
  Object(await as(persona).value`select community('mairies')`).unread.news;

const told = async ({ admin }: World, kind = 'news') =>
  (
    await admin.rows`
      select p.username from notifications n join profiles p on p.id = n.person_id
      where n.kind = ${kind} order by 1`
  ).map(({ username }) => username);

const tell = ({ admin }: World) => admin.value`select app.job_tell_news()`;

test('news is written by those who run a community, or by members where it says so', async (world) => {
  const { as, admin, at } = world;
  await at(NOW);
  await write(world, 'alix', {});
  assert.deepEqual(await listed(world, 'camille'), {
    pinned: [],
    scheduled: [],
    news: ['Marché'],
  });
  const another = { id: LATER };
  for (const [persona, community, refusal] of [
    ['camille', MAIRIES, 'PT403 administrators-post-here'],
    ['zoe', MAIRIES, 'PT403 members-only'],
    ['ines', MAIRIES, 'PT403 members-only'],
    ['omar', MAIRIES, 'PT403 members-only'],
    ['nadia', MAIRIES, 'PT403 access-suspended'],
    ['basile', MAIRIES, 'PT403 members-only'],
    ['alix', HIDDEN, 'PT404 community-unknown'],
    ['zoe', BUDGET, 'PT404 community-unknown'],
    ['camille', CLOSED, 'PT404 community-unknown'],
    ['sacha', MAIRIES, 'PT401 signed-out'],
  ] as const) {
    assert.equal(
      await as(persona).refusal`select save_news(${LATER}, ${community}, 'T', 'B')`,
      refusal,
      persona,
    );
  }
  // A group's own administrator, and that of its community, in the group.
  await write(world, 'lou', another, BUDGET);
  await write(world, 'alix', { ...another, body: 'Autrement' }, BUDGET);
  assert.equal(
    await as('lou').refusal`select save_news(${STORY}, ${MAIRIES}, 'T', 'B')`,
    'PT403 administrators-post-here',
  );
  await admin.rows`update communities set member_parts = '{news}' where id = ${MAIRIES}`;
  await write(world, 'camille', { id: STORY, title: 'D’une membre' });
  assert.equal(
    await as('dominique').refusal`select save_news(${STORY}, ${MAIRIES}, 'T', 'B')`,
    'PT403 post-not-yours',
  );
  await write(world, 'alix', { id: STORY, title: 'Relu' });
  assert.deepEqual((await listed(world, 'dominique')).news, ['Marché', 'Relu']);
});

const READS = [
  `list_news('${MAIRIES}')`,
  `list_experiences('${MAIRIES}')`,
  `list_links('${MAIRIES}')`,
  `home_of_community('${MAIRIES}')`,
  `mark_news_read('${MAIRIES}', '{}')`,
  `one_news('${NEWS}')`,
  `one_experience('${STORY}')`,
];

test('nothing that is published is read by others than members', async (world) => {
  const { as, at } = world;
  await at(NOW);
  await write(world, 'alix', {});
  await share(world, 'camille');
  for (const call of READS) {
    for (const persona of ['camille', 'lou', 'alix', 'elise'] as const) {
      await as(persona).run(`select ${call}`);
    }
    for (const persona of ['zoe', 'basile', 'ines', 'omar'] as const) {
      await assert.rejects(
        as(persona).run(`select ${call}`),
        /members-only|post-unknown/,
        `${persona} ${call}`,
      );
    }
    await assert.rejects(as('nadia').run(`select ${call}`), /access-suspended|post-unknown/, call);
    for (const persona of ['stranger', 'sacha', 'noa'] as const) {
      await assert.rejects(as(persona).run(`select ${call}`), /signed-out/, `${persona} ${call}`);
    }
    await assert.rejects(as('anon').run(`select ${call}`), /permission denied/, call);
  }
  for (const call of [`list_news`, `list_experiences`, `list_links`, `home_of_community`]) {
    for (const community of [HIDDEN, BUDGET, CLOSED, postId(99)]) {
      const persona = community === HIDDEN ? 'alix' : 'zoe';
      await assert.rejects(as(persona).run(`select ${call}('${community}')`), /community-unknown/);
    }
  }
});

test('what is scheduled is there for its writers alone until its second, and members are told then', async (world) => {
  const { as, at, admin } = world;
  await at(NOW);
  // An hour of Paris: 15:00 there is 14:00 in the world in November.
  await write(world, 'alix', { id: LATER, title: 'Réunion', on: '2026-11-26T15:00' });
  assert.deepEqual((await listed(world, 'alix')).scheduled, ['Réunion']);
  await at('2026-11-26T13:59:59Z');
  await tell(world);
  assert.deepEqual(await told(world), []);
  assert.deepEqual(await listed(world, 'camille'), { pinned: [], scheduled: [], news: [] });
  assert.equal(await hasUnread(world, 'camille'), false);
  assert.equal(await as('camille').refusal`select one_news(${LATER})`, 'PT404 post-unknown');
  assert.deepEqual(
    Object(await as('camille').value`select home_of_community(${MAIRIES})`).news,
    [],
  );
  await at('2026-11-26T14:00:00Z');
  assert.deepEqual((await listed(world, 'camille')).news, ['Réunion']);
  assert.equal(await hasUnread(world, 'camille'), true);
  await tell(world);
  await tell(world);
  // Neither its author, nor who waits, was refused, is suspended or barred.
  assert.deepEqual(await told(world), ['camille', 'dominique', 'lou']);
  assert.equal(await admin.value`select count(*)::int from app.news_rounds`, 0);
});

test('news of a group is told to its members who still are members of its community', async (world) => {
  const { at, admin } = world;
  await at(NOW);
  await write(world, 'lou', {}, BUDGET);
  await admin.rows`
    update community_memberships set state = 'suspended'
    where community_id = ${MAIRIES} and person_id = ${personId('dominique')}`;
  await tell(world);
  assert.deepEqual(await told(world), []);
  await write(world, 'lou', { id: LATER }, BUDGET);
  await admin.rows`
    update community_memberships set state = 'member'
    where community_id = ${MAIRIES} and person_id = ${personId('dominique')}`;
  await tell(world);
  assert.deepEqual(await told(world), ['dominique']);
});

test('what was deleted before its hour is told to nobody, and one that moved at its new hour', async (world) => {
  const { as, at } = world;
  await at(NOW);
  await write(world, 'alix', { on: '2026-11-26T14:00' });
  await write(world, 'alix', { id: LATER, title: 'Réunion', on: '2026-11-26T14:00' });
  await as('alix').rows`select delete_news(${NEWS})`;
  await write(world, 'alix', { id: LATER, title: 'Réunion', on: '2026-11-26T16:00' });
  await at('2026-11-26T13:30:00Z');
  await tell(world);
  assert.deepEqual(await told(world), []);
  await at('2026-11-26T15:00:00Z');
  await tell(world);
  assert.deepEqual(await told(world), ['camille', 'dominique', 'lou']);
});

test('a round of news goes on where the last batch ended, and tells each member once', async (world) => {
  const { at, admin } = world;
  await at(NOW);
  await write(world, 'alix', {});
  for (let batch = 0; batch < 5; batch += 1) {
    await admin.rows`select app.tell_news(r, 2) from app.news_rounds r`;
  }
  assert.deepEqual(await told(world), ['camille', 'dominique', 'lou']);
  assert.equal(await admin.value`select count(*)::int from app.news_rounds`, 0);
});

test('an hour that is past, that does not exist or is none is refused, and so is moving what is out', async (world) => {
  const { as, at } = world;
  await at(NOW);
  for (const [on, refusal] of [
    ['2026-11-26T12:59', 'PT400 hour-past'],
    ['2027-03-28T02:30', 'PT400 hour-skipped'],
    ['demain', 'PT400 hour-unknown'],
    ['2026-13-45T99:99', 'PT400 hour-unknown'],
  ]) {
    assert.equal(
      await as('alix').refusal`select save_news(${NEWS}, ${MAIRIES}, 'T', 'B', ${String(on)})`,
      refusal,
    );
  }
  // On both nights on which the clocks change.
  const instant = async (on: string) =>
    Object(await write(world, 'alix', { id: LATER, on })).published_at;
  assert.equal(
    new Date(await instant('2027-03-28T03:30')).toISOString(),
    '2027-03-28T01:30:00.000Z',
  );
  assert.equal(
    new Date(await instant('2027-10-31T04:00')).toISOString(),
    '2027-10-31T03:00:00.000Z',
  );
  await write(world, 'alix', {});
  assert.equal(
    await as('alix').refusal`select save_news(${NEWS}, ${MAIRIES}, 'T', 'B', '2027-01-01T10:00')`,
    'PT409 already-published',
  );
});

test('a double click writes once, and a change is said only of what could be read', async (world) => {
  const { at, admin } = world;
  await at(NOW);
  await write(world, 'alix', {});
  assert.equal(Object(await write(world, 'alix', {})).edited_at, null);
  await write(world, 'alix', { id: LATER, on: '2026-12-01T10:00' });
  assert.equal(
    Object(await write(world, 'alix', { id: LATER, title: 'Autre', on: '2026-12-01T10:00' }))
      .edited_at,
    null,
  );
  assert.equal(
    Object(await write(world, 'alix', { id: LATER, title: 'Autre' })).is_scheduled,
    false,
  );
  assert.notEqual(Object(await write(world, 'alix', { title: 'Marché 2' })).edited_at, null);
  assert.equal(await admin.value`select count(*)::int from posts where kind = 'news'`, 2);
  assert.equal(await admin.value`select count(*)::int from app.news_rounds`, 2);
});

test('« Nouveau » goes for what was shown, and for that alone', async (world) => {
  const { as, at } = world;
  const unread = async (persona: Persona) => {
    const { pinned, news } = Object(await as(persona).value`select list_news(${MAIRIES})`);
    return titles([...pinned, ...news].filter(({ is_unread }) => is_unread));
  };
  const read = async (...shown: string[]) =>
    Object(await as('camille').value`select mark_news_read(${MAIRIES}, ${shown})`).news;
  for (const [minute, id, title] of [
    [1, NEWS, 'Une'],
    [2, LATER, 'Deux'],
    [3, STORY, 'Trois'],
  ] as const) {
    await at(`2026-11-26T12:0${minute}:00Z`);
    await write(world, 'alix', { id, title });
  }
  await as('alix').rows`select pin_news(${NEWS}, true)`;
  await tell(world);
  const unreadNotices = () => as('camille').value`select unread_notices()`;
  const before = Number(await unreadNotices());
  assert.deepEqual(await unread('camille'), ['Une', 'Trois', 'Deux']);
  assert.equal(await hasUnread(world, 'camille'), true);
  assert.equal(await hasUnread(world, 'alix'), false);
  assert.equal(await read(STORY), true);
  assert.deepEqual(await unread('camille'), ['Une', 'Deux']);
  assert.equal(Number(await unreadNotices()), before - 1);
  assert.equal(await read(STORY, NEWS), true);
  assert.deepEqual(await unread('camille'), ['Deux']);
  assert.equal(await read(LATER), false);
  assert.equal(await hasUnread(world, 'camille'), false);
  // Of another community, or of nobody: nothing is marked.
  await at('2026-11-26T12:04:00Z');
  await write(world, 'alix', { id: LINK, title: 'Quatre' });
  assert.equal(await read(postId(1), postId(99)), true);
  await as('alix').rows`select delete_news(${LINK})`;
  assert.equal(await hasUnread(world, 'camille'), false);
});

test('three are pinned at most, the last first, by those who run the community', async (world) => {
  const { as, at } = world;
  const ids = [61, 62, 63, 64].map(postId);
  for (const [minute, id] of ids.entries()) {
    await at(`2026-11-26T12:0${minute}:00Z`);
    await write(world, 'alix', { id, title: `Numéro ${minute}` });
    if (minute < 3) await as('alix').rows`select pin_news(${id}, true)`;
  }
  assert.equal(
    await as('alix').refusal`select pin_news(${String(ids[3])}, true)`,
    'PT409 pins-full',
  );
  assert.equal(
    await as('camille').refusal`select pin_news(${String(ids[3])}, true)`,
    'PT403 administrators-only',
  );
  assert.equal(
    await as('zoe').refusal`select pin_news(${String(ids[3])}, true)`,
    'PT404 post-unknown',
  );
  assert.deepEqual((await listed(world, 'camille')).pinned, ['Numéro 2', 'Numéro 1', 'Numéro 0']);
  await at('2026-11-26T12:10:00Z');
  await as('alix').rows`select pin_news(${String(ids[0])}, true)`;
  await as('alix').rows`select pin_news(${String(ids[2])}, false)`;
  assert.deepEqual(await listed(world, 'camille'), {
    pinned: ['Numéro 0', 'Numéro 1'],
    scheduled: [],
    news: ['Numéro 3', 'Numéro 2'],
  });
});

test('news goes page by page, and a hidden one is there for its writer and administrators', async (world) => {
  const { as, at, admin } = world;
  await at(NOW);
  await admin.rows`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    select ('00000010-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${MAIRIES}, 'news',
      ${personId('alix')}, 'N' || n, 'Texte', timestamptz '2026-11-01' + n / 2 * interval '1 hour',
      timestamptz '2026-11-01' + n / 2 * interval '1 hour', '2026-11-01'
    from generate_series(1, 25) n`;
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more; ) {
    const page: Json = Object(await as('camille').value`select list_news(${MAIRIES}, ${after})`);
    seen.push(...titles(page['news']));
    more = page['has_more'] === true;
    after = Object(page['news']).at(-1).id;
  }
  assert.equal(seen.length, 25);
  assert.equal(new Set(seen).size, 25);
  assert.deepEqual(seen.slice(0, 3), ['N24', 'N25', 'N22']);
  await admin.rows`update posts set hidden_at = ${NOW} where title = 'N24'`;
  assert.equal((await listed(world, 'camille')).news[0], 'N25');
  assert.equal((await listed(world, 'alix')).news[0], 'N24');
});

test('texts that are blank or too long are refused by the name of their field', async (world) => {
  const { as, at } = world;
  await at(NOW);
  const long = 'x'.repeat(100_000);
  for (const [title, body, refusal] of [
    [' \u200b ', 'B', 'PT400 title-missing'],
    ['x'.repeat(201), 'B', 'PT400 title-too-long'],
    ['T', '\n\t ', 'PT400 body-missing'],
    ['T', 'x'.repeat(20_001), 'PT400 body-too-long'],
    ['T', long, 'PT400 body-too-long'],
    ['T', `${long}x`, 'PT400 body-too-long'],
  ]) {
    assert.equal(
      await as('alix').refusal`
        select save_news(${NEWS}, ${MAIRIES}, ${String(title)}, ${String(body)})`,
      refusal,
    );
  }
  const experience = (context: string, result: string, contact: string) => as('camille').refusal`
    select save_experience(${STORY}, ${MAIRIES}, 'T', ${context}, 'B', ${result}, ${contact})`;
  assert.equal(await experience(long, '', ''), 'PT400 context-too-long');
  assert.equal(await experience('', 'x'.repeat(5001), ''), 'PT400 result-too-long');
  assert.equal(await experience('', '', 'x'.repeat(301)), 'PT400 contact-too-long');
  await write(world, 'alix', { title: '  Deux\n lignes ', body: 'x'.repeat(20_000) });
  const { title, body } = Object(await as('camille').value`select one_news(${NEWS})`);
  assert.deepEqual([title, body.length], ['Deux lignes', 20_000]);
});

test('an experience is changed and deleted by who shared it, and by nobody else', async (world) => {
  const { as, at, admin } = world;
  await at(NOW);
  await share(world, 'camille');
  assert.equal(Object(await share(world, 'camille')).edited_at, null);
  for (const persona of ['dominique', 'alix'] as const) {
    assert.equal(
      await as(persona).refusal`select save_experience(${STORY}, ${MAIRIES}, 'T', '', 'B', '', '')`,
      'PT403 post-not-yours',
    );
    assert.equal(
      await as(persona).refusal`select delete_experience(${STORY})`,
      'PT403 post-not-yours',
    );
  }
  assert.equal(await as('zoe').refusal`select delete_experience(${STORY})`, 'PT404 post-unknown');
  assert.equal(await as('camille').refusal`select delete_news(${STORY})`, 'PT404 post-unknown');
  assert.notEqual(Object(await share(world, 'camille', STORY, 'Et arrosé.')).edited_at, null);
  await admin.rows`update communities set member_parts = '{}' where id = ${MAIRIES}`;
  assert.equal(
    await as('camille').refusal`select save_experience(${LATER}, ${MAIRIES}, 'T', '', 'B', '', '')`,
    'PT403 administrators-post-here',
  );
  await as('camille').rows`select delete_experience(${STORY})`;
  await as('camille').rows`select delete_experience(${STORY})`;
  const [kept] = await admin.rows`
    select title, body, context, result, contact from posts where id = ${STORY}`;
  assert.deepEqual(kept, { title: '', body: '', context: null, result: null, contact: null });
  assert.equal(await as('camille').refusal`select one_experience(${STORY})`, 'PT404 post-unknown');
});

test('who is suspended while writing is refused', async (world) => {
  const { as, at, admin } = world;
  await at(NOW);
  await share(world, 'camille');
  await write(world, 'alix', {});
  await admin.rows`
    update community_memberships set is_administrator = false, state = 'suspended'
    where community_id = ${MAIRIES} and person_id in (${personId('camille')}, ${personId('alix')})`;
  const calls: [Persona, string][] = [
    ['camille', `save_experience('${STORY}', '${MAIRIES}', 'T', '', 'B', '', '')`],
    ['camille', `save_experience('${LATER}', '${MAIRIES}', 'T', '', 'B', '', '')`],
    ['camille', `delete_experience('${STORY}')`],
    ['camille', `mark_useful('${STORY}', true)`],
    ['alix', `save_news('${NEWS}', '${MAIRIES}', 'T', 'B')`],
    ['alix', `pin_news('${NEWS}', true)`],
    ['alix', `delete_news('${NEWS}')`],
    ['alix', `save_link('${LINK}', '${MAIRIES}', 'T', 'https://exemple.fr')`],
    ['alix', `order_links('${MAIRIES}', '{}')`],
    ['alix', `remove_link('${LINK}', '${MAIRIES}')`],
  ];
  for (const [persona, call] of calls) {
    await assert.rejects(as(persona).run(`select ${call}`), /access-suspended|post-unknown/, call);
  }
});

test('« Utile » counts each member once, not the author, and is taken back', async (world) => {
  const { as, at, admin } = world;
  await at(NOW);
  await share(world, 'camille');
  const mark = async (name: Name, is: boolean) =>
    Object(await as(name).value`select mark_useful(${STORY}, ${is})`).useful_count;
  assert.equal(await mark('dominique', true), 1);
  assert.equal(await mark('dominique', true), 1);
  assert.equal(await mark('lou', true), 2);
  assert.equal(await mark('dominique', false), 1);
  assert.equal(await mark('dominique', false), 1);
  assert.equal(await as('camille').refusal`select mark_useful(${STORY}, true)`, 'PT403 post-yours');
  assert.equal(await as('zoe').refusal`select mark_useful(${STORY}, true)`, 'PT404 post-unknown');
  await write(world, 'alix', {});
  assert.equal(await as('lou').refusal`select mark_useful(${NEWS}, true)`, 'PT404 post-unknown');
  await admin.rows`update posts set hidden_at = ${NOW} where id = ${STORY}`;
  assert.equal(
    await as('dominique').refusal`select mark_useful(${STORY}, true)`,
    'PT404 post-unknown',
  );
});

test('experiences go newest or most useful first, page by page', async (world) => {
  const { as, at, admin } = world;
  await at(NOW);
  await admin.rows`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at, useful_count, hidden_at)
    select ('00000010-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${MAIRIES}, 'experience',
      ${personId('lou')}, 'E' || n, 'Texte', timestamptz '2026-11-01' + n / 2 * interval '1 hour',
      timestamptz '2026-11-01' + n / 2 * interval '1 hour', '2026-11-01', n % 3,
      case when n = 50 then timestamptz '2026-11-02' end
    from generate_series(1, 50) n`;
  for (const [byUse, first] of [
    [false, ['E48', 'E49', 'E46']],
    [true, ['E47', 'E44', 'E41']],
  ] as const) {
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more; ) {
      const page: Json = Object(
        await as('camille').value`select list_experiences(${MAIRIES}, ${byUse}, ${after})`,
      );
      seen.push(...titles(page['experiences']));
      more = page['has_more'] === true;
      after = Object(page['experiences']).at(-1).id;
    }
    assert.equal(seen.length, 49);
    assert.equal(new Set(seen).size, 49);
    assert.deepEqual(seen.slice(0, 3), first);
  }
});

test('links lead to https alone, in the order that those who may post there choose', async (world) => {
  const { as, at, admin } = world;
  await at(NOW);
  const save = (persona: Persona, n: number, address: string) =>
    as(persona).value`
      select save_link(${postId(70 + n)}, ${MAIRIES}, ${`Lien ${n}`}, ${address}, '', 'Droit')`;
  for (const address of [
    'http://exemple.fr',
    'javascript:alert(1)',
    'https://impots.gouv.fr@exemple.test/',
    'https://',
    'https://exemple.fr/un deux',
    'data:text/html,x',
    '//exemple.fr',
  ]) {
    assert.equal(
      await as('alix').refusal`select save_link(${LINK}, ${MAIRIES}, 'T', ${address})`,
      'PT400 address-unsafe',
      address,
    );
  }
  for (const n of [1, 2, 3]) await save('alix', n, `https://exemple.fr/${n}?a=b@c`);
  assert.deepEqual(titles(await save('alix', 1, 'https://exemple.fr/1?a=b@c')), [
    'Lien 1',
    'Lien 2',
    'Lien 3',
  ]);
  const ids = [3, 1].map((n) => postId(70 + n));
  assert.deepEqual(titles(await as('alix').value`select order_links(${MAIRIES}, ${ids})`), [
    'Lien 3',
    'Lien 1',
    'Lien 2',
  ]);
  assert.deepEqual(titles(await as('alix').value`select remove_link(${postId(71)}, ${MAIRIES})`), [
    'Lien 3',
    'Lien 2',
  ]);
  for (const [persona, refusal] of [
    ['camille', 'PT403 administrators-post-here'],
    ['zoe', 'PT403 members-only'],
    ['basile', 'PT403 members-only'],
  ] as const) {
    for (const call of [
      `save_link('${LINK}', '${MAIRIES}', 'T', 'https://exemple.fr')`,
      `order_links('${MAIRIES}', '{}')`,
      `remove_link('${postId(72)}', '${MAIRIES}')`,
    ]) {
      await assert.rejects(as(persona).run(`select ${call}`), new RegExp(refusal.slice(6)), call);
    }
  }
  // Nor does anybody reach into a community from another one.
  assert.deepEqual(
    titles(await as('basile').value`select remove_link(${postId(72)}, ${EUROPE})`),
    [],
  );
  assert.equal(
    await as('basile').refusal`
      select save_link(${postId(72)}, ${EUROPE}, 'T', 'https://exemple.fr')`,
    'PT409 link-taken',
  );
  assert.deepEqual(titles(await as('camille').value`select list_links(${MAIRIES})`), [
    'Lien 3',
    'Lien 2',
  ]);
  assert.deepEqual(
    await admin.rows`
      select action, count(*)::int as times from app.community_log group by 1 order by 1`,
    [
      { action: 'add-link', times: 3 },
      { action: 'remove-link', times: 1 },
    ],
  );
});

test('the first page shows what is pinned and newest, the groups of its reader, and who runs it', async (world) => {
  const { as, at } = world;
  for (const minute of [1, 2, 3, 4, 5]) {
    await at(`2026-11-26T12:0${minute}:00Z`);
    const body = 'Deux **dates** :\n\n- le 3,\n2. le 4-5';
    await write(world, 'alix', { id: postId(80 + minute), title: `Numéro ${minute}`, body });
    await share(world, 'camille', postId(90 + minute));
  }
  await as('alix').rows`select pin_news(${postId(81)}, true)`;
  await write(world, 'alix', { id: LATER, title: 'Demain', on: '2026-11-27T10:00' });
  const home = Object(await as('dominique').value`select home_of_community(${MAIRIES})`);
  assert.deepEqual(titles(home.news), ['Numéro 1', 'Numéro 5', 'Numéro 4', 'Numéro 3']);
  assert.equal(home.news[0].excerpt, 'Deux dates : le 3, le 4-5');
  assert.deepEqual(titles(home.topics), ['Sujet 1']);
  assert.equal(home.experiences.length, 3);
  assert.deepEqual(home.groups, [{ slug: 'mairies-budget', name: 'Budget' }]);
  assert.deepEqual(home.administrators, ['Alix']);
  // Not the group of which one is not a member yet.
  const own = Object(await as('camille').value`select home_of_community(${MAIRIES})`);
  assert.deepEqual(own.groups, []);
});

testCommitting(
  'among twenty thousand posts and five thousand members, nothing is read that is not shown',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generateRows(sql, { people: 5000, validations: 5000 });
    await sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`
        insert into community_memberships (community_id, person_id, state, joined_at)
        select ${MAIRIES}, p.id, 'member', '2026-01-01' from profiles p
        where p.username like 'row-%'`;
      await tx`
        insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
          last_activity_at, useful_count)
        select gen_random_uuid(), case when n % 5 = 0 then ${MAIRIES}::uuid else ${EUROPE}::uuid end,
          (array['news', 'experience', 'topic'])[1 + n % 3], ${personId('alix')}, 'N' || n, 'Texte',
          at, at, at, n % 7
        from generate_series(1, 20000) n,
          lateral (select timestamptz '2026-01-01' + n * interval '5 minutes') t (at)`;
    });
    await sql`analyze`;
    const [news] = await sql`
      select id from posts where kind = 'news' and community_id = ${MAIRIES}
      order by published_at offset 600 limit 1`;
    const [story] = await sql`
      select id from posts where kind = 'experience' and community_id = ${MAIRIES}
      order by published_at offset 600 limit 1`;
    await sql`insert into app.news_rounds (post_id, due_at) values (${news?.['id']}, now())`;
    const as = (role: string) =>
      sql`select set_config('role', ${role}, false), set_config('request.jwt.claims',
        ${JSON.stringify({ role: 'authenticated', sub: rowUserId(7) })}, false)`;
    const read = async (call: string) => {
      await sql`select pg_stat_force_next_flush()`;
      return sql.begin(async (tx) => {
        await tx.unsafe(call);
        return tx`
          select relname, seq_tup_read::int as rows from pg_stat_xact_all_tables
          where seq_tup_read > 2000 or relname = 'posts' and idx_tup_fetch > 500`;
      });
    };
    await as('authenticated');
    for (const call of [
      `list_news('${MAIRIES}')`,
      `list_news('${MAIRIES}', '${news?.['id']}')`,
      `list_experiences('${MAIRIES}')`,
      `list_experiences('${MAIRIES}', false, '${story?.['id']}')`,
      `list_experiences('${MAIRIES}', true)`,
      `list_experiences('${MAIRIES}', true, '${story?.['id']}')`,
      `one_experience('${story?.['id']}')`,
      `mark_useful('${story?.['id']}', true)`,
      `home_of_community('${MAIRIES}')`,
      `mark_news_read('${MAIRIES}', array['${news?.['id']}']::uuid[])`,
      `community('mairies')`,
    ]) {
      assert.deepEqual(
        { call, scanned: [...(await read(`select ${call}`))] },
        { call, scanned: [] },
      );
    }
    await as('none');
    assert.deepEqual([...(await read(`select app.job_tell_news()`))], []);
    // A batch at a time, until all were told, and each once.
    const count = async () => (await sql`select from notifications where kind = 'news'`).length;
    assert.ok((await count()) <= 2000);
    for (let runs = 0; (await sql`select from app.news_rounds`).length > 0; runs += 1) {
      assert.ok(runs < 3);
      await sql`select app.job_tell_news()`;
    }
    assert.equal(await count(), 5003);
    await sql.end();
  },
);
