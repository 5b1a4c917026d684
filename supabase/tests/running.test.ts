import assert from 'node:assert/strict';
import { BUDGET, CLOSED, EUROPE, HIDDEN, HIDDEN_GROUP, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { communityId, type Name, personId } from './personas.ts';

const OUTSIDE = [
  ['zoe', 'PT403 administrators-only'],
  ['ines', 'PT403 administrators-only'],
  ['omar', 'PT403 administrators-only'],
  ['nadia', 'PT403 administrators-only'],
  ['camille', 'PT403 administrators-only'],
  ['basile', 'PT403 administrators-only'],
  ['lou', 'PT403 administrators-only'],
] as const;

const CALLS = (community: string, person: string) => [
  `community_settings('${community}')`,
  `save_community_settings('${community}', 1, 'Nom', '', true, true, 30, '{}', '{}', '{}', '{}')`,
  `set_administrator('${community}', '${person}', true)`,
  `remove_member('${community}', '${person}', 'x')`,
  `suspend_member('${community}', '${person}', 'x')`,
  `lift_suspension('${community}', '${person}')`,
  `list_suspended('${community}')`,
  `close_community('${community}')`,
  `community_figures('${community}')`,
  `create_community('${communityId(90)}', 'Nom', '', true, true, '${community}')`,
];
const STAFF_CALLS = [
  `create_community('${communityId(90)}', 'Nom', '', true, true)`,
  `list_closed_communities()`,
  `reopen_community('${CLOSED}')`,
];

const refusalOf = async (world: World, persona: Persona, call: string) => {
  try {
    await world.as(persona).run(`select ${call}`);
  } catch (error) {
    const { code, message } = Object(error);
    return `${code} ${message}`;
  }
  return 'done';
};

test('running a community is closed to the visitor and to who is nobody', async (world) => {
  for (const call of [...CALLS(MAIRIES, personId('camille')), ...STAFF_CALLS]) {
    assert.match(await refusalOf(world, 'anon', call), /^42501/, call);
    for (const persona of ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const) {
      assert.match(await refusalOf(world, persona, call), /signed-out/, `${persona} ${call}`);
    }
  }
});

test('a community is run by those who run it, and nobody else', async (world) => {
  for (const call of CALLS(MAIRIES, personId('camille'))) {
    for (const [persona, refusal] of OUTSIDE) {
      assert.equal(await refusalOf(world, persona, call), refusal, `${persona} ${call}`);
    }
  }
  // Hidden, closed and absent are the same.
  for (const community of [HIDDEN, CLOSED, communityId(99)]) {
    for (const call of CALLS(community, personId('dominique'))) {
      assert.equal(await refusalOf(world, 'alix', call), 'PT404 community-unknown', call);
    }
  }
  for (const call of STAFF_CALLS) {
    for (const persona of ['zoe', 'camille', 'alix'] as const) {
      assert.equal(await refusalOf(world, persona, call), 'PT403 staff-only', call);
    }
  }
});

test('a group is run by its own administrators and by those of its community', async (world) => {
  for (const persona of ['lou', 'alix', 'elise'] as const) {
    const call = `community_settings('${BUDGET}')`;
    assert.equal(await refusalOf(world, persona, call), 'done', persona);
  }
  for (const persona of ['camille', 'dominique'] as const) {
    const call = `community_settings('${BUDGET}')`;
    assert.equal(await refusalOf(world, persona, call), 'PT403 administrators-only', persona);
  }
  assert.equal(
    await refusalOf(world, 'camille', `community_settings('${HIDDEN_GROUP}')`),
    'PT404 community-unknown',
  );
});

const settings = async (world: World, persona: Persona, community = MAIRIES) =>
  Object(await world.as(persona).value`select community_settings(${community})`);
const save = (
  world: World,
  persona: Persona,
  version: number,
  rest: Record<string, unknown> = {},
) => {
  const { name, description, days, parts, types } = {
    ...{ name: 'Secrétaires', description: 'Ensemble', days: 10, parts: ['forum', 'news'] },
    types: [' commune ', 'commune', ''],
    ...rest,
  };
  return world.as(persona).value`
    select save_community_settings(${MAIRIES}, ${version}, ${String(name)}, ${String(description)},
      false, false, ${Number(days)}, ${parts as string[]}, ${types as string[]}, '{}', '{}')`;
};

test('two administrators who save at once do not overwrite each other', async (world) => {
  const { version, pending_count } = await settings(world, 'alix');
  assert.equal(pending_count, 1);
  const saved = Object(await save(world, 'alix', version));
  assert.deepEqual(
    [saved.name, saved.is_listed, saved.member_parts, saved.audience_types, saved.version],
    ['Secrétaires', false, ['forum', 'news'], ['commune'], version + 1],
  );
  await assert.rejects(save(world, 'elise', version, { name: 'Autre' }), /settings-changed/);
  assert.equal((await settings(world, 'elise')).name, 'Secrétaires');
  await save(world, 'elise', version + 1, { name: 'Autre' });
  assert.equal((await settings(world, 'alix')).name, 'Autre');
});

test('settings that cannot be are refused in a word', async (world) => {
  for (const [rest, word] of [
    [{ name: ' x ' }, 'name-missing'],
    [{ name: 'x'.repeat(101) }, 'name-too-long'],
    [{ description: 'x'.repeat(2001) }, 'description-too-long'],
    [{ days: 366 }, 'days-out-of-range'],
    [{ days: -1 }, 'days-out-of-range'],
    [{ parts: ['cellar'] }, 'settings-unknown'],
    [{ types: ['x'.repeat(61)] }, 'audience-too-long'],
  ] as const) {
    await assert.rejects(save(world, 'alix', 1, rest), { message: word });
  }
});

const told = async ({ admin }: World, name: Name) =>
  (
    await admin.rows`
      select details ->> 'what' as what from notifications
      where person_id = ${personId(name)} and kind = 'joining' order by id`
  ).map(({ what }) => what);
const standing = async ({ admin }: World, name: Name, community = MAIRIES) => {
  const [row] = await admin.rows`
    select (m).state, (m).is_administrator
    from app.membership_of(${personId(name)}, ${community}) m`;
  return row?.['state']
    ? `${row['state']}${row['is_administrator'] ? ' administrator' : ''}`
    : null;
};

test('a member is named administrator and withdrawn, and told; the last one stays', async (world) => {
  const set = (persona: Persona, name: Name, is: boolean) =>
    world.as(persona).rows`select set_administrator(${MAIRIES}, ${personId(name)}, ${is})`;
  // Sacha, who is barred from the platform, does not count.
  await assert.rejects(set('alix', 'alix', false), { message: 'last-administrator' });
  for (const name of ['zoe', 'ines', 'omar', 'nadia'] as const) {
    await assert.rejects(set('alix', name, true), { message: 'member-unknown' });
  }
  await set('alix', 'camille', true);
  await set('alix', 'camille', true);
  assert.equal(await standing(world, 'camille'), 'member administrator');
  await set('camille', 'alix', false);
  assert.equal(await standing(world, 'alix'), 'member');
  await assert.rejects(set('alix', 'camille', false), { message: 'administrators-only' });
  assert.deepEqual(await told(world, 'camille'), ['administrator']);
  assert.deepEqual(await told(world, 'alix'), ['administrator-ended']);
});

test('who is removed loses the groups too, is told why, and may ask again', async (world) => {
  const remove = (name: Name, reason = 'Parti') =>
    world.as('alix').rows`select remove_member(${MAIRIES}, ${personId(name)}, ${reason})`;
  await assert.rejects(remove('alix'), { message: 'yourself' });
  await assert.rejects(remove('dominique', ' '), { message: 'reason-missing' });
  await assert.rejects(remove('dominique', 'x'.repeat(2001)), { message: 'reason-too-long' });
  await assert.rejects(remove('ines'), { message: 'member-unknown' });
  await assert.rejects(remove('nadia'), { message: 'member-suspended' });
  await remove('dominique');
  assert.equal(
    Number(
      await world.admin.value`
        select count(*) from community_memberships
        where person_id = ${personId('dominique')} and community_id in (${MAIRIES}, ${BUDGET})`,
    ),
    0,
  );
  assert.deepEqual(await told(world, 'dominique'), ['removed']);
  await world.admin.rows`
    update profiles set first_name = 'Dominique', last_name = 'Martin'
    where id = ${personId('dominique')}`;
  const asked = await world.as('dominique').value`select join_community(${MAIRIES})`;
  assert.equal(Object(asked).state, 'pending');
});

test('who is suspended is out of it and its groups until the term, and is told until when', async (world) => {
  await world.at('2026-11-26T12:00:00Z');
  const suspend = (name: Name, until: string | null, reason = 'Insultes') =>
    world.as('alix').rows`
      select suspend_member(${MAIRIES}, ${personId(name)}, ${reason}, ${until})`;
  await assert.rejects(suspend('alix', null), { message: 'yourself' });
  await assert.rejects(suspend('lou', '2026-11-26T12:00:00Z'), { message: 'term-past' });
  await assert.rejects(suspend('lou', '2036-11-27T12:00:00Z'), { message: 'term-too-far' });
  await assert.rejects(suspend('lou', null, ' '), { message: 'reason-missing' });
  await assert.rejects(suspend('zoe', null), { message: 'member-unknown' });
  for (let click = 0; click < 2; click += 1) await suspend('lou', '2026-12-01T00:00:00Z');
  assert.equal(await standing(world, 'lou'), 'suspended');
  assert.equal(await standing(world, 'lou', BUDGET), null);
  assert.deepEqual(await told(world, 'lou'), ['suspended']);
  const card = Object(await world.as('lou').value`select community('mairies')`);
  assert.deepEqual(
    [card.state, card.answer, new Date(card.suspended_until).toISOString()],
    ['suspended', 'Insultes', '2026-12-01T00:00:00.000Z'],
  );
  const { people } = Object(await world.as('alix').value`select list_suspended(${MAIRIES})`);
  assert.deepEqual(
    Array.from(people, (row) => Object(row).name),
    ['Lou', 'Nadia Martin'],
  );
  await world.at('2026-12-01T00:00:00Z');
  assert.equal(await standing(world, 'lou'), 'member');
  const left = Object(await world.as('alix').value`select list_suspended(${MAIRIES})`);
  assert.deepEqual(
    Array.from(left.people, (row) => Object(row).name),
    ['Nadia Martin'],
  );
  for (let click = 0; click < 2; click += 1) {
    await world.as('alix').rows`select lift_suspension(${MAIRIES}, ${personId('nadia')})`;
  }
  assert.equal(await standing(world, 'nadia'), 'member');
  assert.deepEqual(await told(world, 'nadia'), ['restored']);
});

type Page = { people: { person_id: string }[]; has_more: boolean };

test('the list of the suspended pages without losing anybody', async (world) => {
  await world.admin
    .rows`select permit_account(n || '@suspended.test') from generate_series(1, 40) n`;
  await world.admin.rows`
    insert into auth.users (id, email)
    select gen_random_uuid(), n || '@suspended.test' from generate_series(1, 40) n`;
  await world.admin.rows`
    insert into profiles (id, user_id, username, display_name)
    select u.id, u.id, 'suspended-' || split_part(u.email, '@', 1), 'S' || u.email
    from auth.users u where u.email like '%@suspended.test'`;
  await world.admin.rows`
    insert into community_memberships (community_id, person_id, state, joined_at, decided_at)
    select ${MAIRIES}, p.id, 'suspended', now(),
      case when right(p.username, 1) < '5' then now() - interval '1 day' end
    from profiles p where p.username like 'suspended-%'`;
  const seen = new Set<string>();
  let after: string | null = null;
  for (let page = 0; page < 2; page += 1) {
    const answer: Page = Object(
      await world.as('alix').value`select list_suspended(${MAIRIES}, ${after})`,
    );
    for (const row of answer.people) seen.add(row.person_id);
    assert.equal(answer.has_more, page === 0);
    after = answer.people.at(-1)?.person_id ?? null;
  }
  assert.equal(seen.size, 41);
});

const create = (world: World, persona: Persona, id: string, rest: Record<string, unknown> = {}) => {
  const { name, parent, administrators } = {
    ...{ name: 'Élus & agents !', parent: null, administrators: ['Camille@preau.test '] },
    ...rest,
  };
  return world.as(persona).value`
    select create_community(${id}, ${String(name)}, 'Texte', true, true, ${parent as string | null},
      ${administrators as string[]})`;
};

test('the staff creates a community and names who runs it; a courriel of nobody makes nothing', async (world) => {
  const id = communityId(90);
  assert.deepEqual(await create(world, 'elise', id, { administrators: ['nemo@preau.test'] }), {
    slug: null,
    unknown: ['nemo@preau.test'],
  });
  await assert.rejects(create(world, 'elise', id, { administrators: [' '] }), {
    message: 'administrator-missing',
  });
  for (let click = 0; click < 2; click += 1) {
    const made = Object(await create(world, 'elise', id));
    assert.deepEqual([made.slug, made.unknown], ['elus-agents', []]);
  }
  assert.equal(await standing(world, 'camille', id), 'member administrator');
  assert.deepEqual(await told(world, 'camille'), ['administrator']);
  const again = Object(await create(world, 'elise', communityId(91)));
  assert.match(again.slug, /^elus-agents-0{7}8$/);
  await assert.rejects(create(world, 'elise', MAIRIES), { message: 'community-taken' });
});

test('those who run a community create groups in it and are their first administrators', async (world) => {
  const id = communityId(90);
  const made = Object(await create(world, 'alix', id, { parent: MAIRIES, name: 'Élections' }));
  assert.match(made.slug, /^mairies-elections-[0-9a-f]{8}$/);
  assert.equal(await standing(world, 'alix', id), 'member administrator');
  assert.equal(await standing(world, 'zoe', id), null);
  await assert.rejects(create(world, 'lou', communityId(92), { parent: BUDGET }), {
    message: 'not-a-community',
  });
});

test('who is in what closes is told; everything is kept, and the staff opens it again', async (world) => {
  for (let click = 0; click < 2; click += 1) {
    const refusal = await refusalOf(world, 'alix', `close_community('${MAIRIES}')`);
    assert.equal(refusal, click === 0 ? 'done' : 'PT404 community-unknown');
  }
  for (const name of ['camille', 'ines', 'nadia'] as const) {
    assert.deepEqual(await told(world, name), ['closed'], name);
  }
  assert.deepEqual(await told(world, 'omar'), []);
  assert.equal(await standing(world, 'camille'), null);
  assert.equal(await standing(world, 'lou', BUDGET), null);
  const closed = Object(await world.as('elise').value`select list_closed_communities()`);
  assert.deepEqual(
    new Set(Array.from(closed.communities, (row) => Object(row).slug)),
    new Set(['mairies', 'fermee']),
  );
  await world.as('elise').rows`select reopen_community(${MAIRIES})`;
  assert.equal(await standing(world, 'camille'), 'member');
  assert.deepEqual(await told(world, 'camille'), ['closed', 'reopened']);
});

test('a group moves to where its mover runs too; those who are no members there lose it and are told', async (world) => {
  const move = (persona: Persona, to: string, group = BUDGET) =>
    refusalOf(world, persona, `move_group('${group}', '${to}')`);
  assert.equal(await move('lou', EUROPE), 'PT403 administrators-only');
  assert.equal(await move('alix', EUROPE), 'PT403 administrators-only');
  assert.equal(await move('alix', HIDDEN), 'PT404 community-unknown');
  await world.admin.rows`
    insert into community_memberships (community_id, person_id, state, is_administrator, joined_at)
    values (${EUROPE}, ${personId('alix')}, 'member', true, now()),
      (${EUROPE}, ${personId('dominique')}, 'member', false, now())`;
  assert.equal(await move('alix', MAIRIES), 'PT409 not-a-place-to-move');
  assert.equal(await move('alix', EUROPE, MAIRIES), 'PT409 not-a-group');
  const preview = await world.as('alix').value`select preview_group_move(${BUDGET}, ${EUROPE})`;
  assert.deepEqual(preview, { member_count: 2, left_behind: 2 });
  assert.equal(await move('alix', EUROPE), 'done');
  assert.equal(await standing(world, 'dominique', BUDGET), 'member');
  for (const name of ['lou', 'camille'] as const) {
    assert.equal(await standing(world, name, BUDGET), null, name);
    assert.deepEqual(await told(world, name), ['moved'], name);
  }
  assert.deepEqual(await told(world, 'dominique'), []);
  assert.equal(await standing(world, 'basile', BUDGET), 'none administrator');
});

test('those who run something find it, and nothing else, as a place to move to', async ({ as }) => {
  const found = async (persona: Persona, words = '') =>
    Array.from(
      Object(await as(persona).value`select communities_i_run(${words})`).communities,
      (row) => Object(row).slug,
    );
  assert.deepEqual(await found('alix'), ['mairies-budget', 'mairies-discret', 'mairies']);
  assert.deepEqual(await found('alix', 'secret'), ['mairies']);
  assert.deepEqual(await found('lou'), ['mairies-budget', 'mairies-discret']);
  assert.deepEqual(await found('camille'), []);
  assert.equal((await found('elise')).length, 5);
  assert.deepEqual(await found('elise', 'budget'), ['mairies-budget']);
});

test('figures count each week what was written, by whom, and who came and went', async (world) => {
  await world.at('2026-11-26T12:00:00Z');
  const write = (n: number, name: Name, at: string) => world.admin.rows`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    values (${communityId(500 + n)}, ${EUROPE}, 'topic', ${personId(name)}, 'Titre', '', ${at},
      ${at}, ${at})`;
  await write(1, 'basile', '2026-11-24T10:00:00Z');
  await write(2, 'basile', '2026-11-24T11:00:00Z');
  await write(3, 'lou', '2026-11-25T11:00:00Z');
  // Sunday evening in UTC is Monday in Paris.
  await write(4, 'basile', '2026-11-22T23:30:00Z');
  await write(5, 'basile', '2026-11-22T22:30:00Z');
  await world.admin.rows`
    insert into replies (id, post_id, author_id, body, created_at)
    values (${communityId(600)}, ${communityId(501)}, ${personId('lou')}, 'Oui', '2026-11-26T10:00:00Z')`;
  await world.as('zoe').rows`select join_community(${EUROPE})`;
  const figures = Object(await world.as('basile').value`select community_figures(${EUROPE})`);
  assert.deepEqual([figures.member_count, figures.active_count], [2, 2]);
  assert.equal(figures.weeks.length, 53);
  assert.deepEqual(figures.weeks.slice(-2), [
    { week: '2026-11-16', posts: 1, replies: 0, active: 1, members: 1 },
    { week: '2026-11-23', posts: 4, replies: 1, active: 2, members: 2 },
  ]);
  await world.at('2027-01-10T12:00:00Z');
  await world.admin.rows`select app.job_forget_community_writers()`;
  assert.equal(Number(await world.admin.value`select count(*) from app.community_writers`), 0);
});
