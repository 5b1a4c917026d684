import assert from 'node:assert/strict';
import { BUDGET, CLOSED, EUROPE, HIDDEN, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { type Name, personId } from './personas.ts';

/** What somebody tells, and shows to members. */
const tell = ({ admin }: Pick<World, 'admin'>, name: Name, visible: string[]) => admin.rows`
  insert into member_details (person_id, phone, employer, authority_type, authority_size, city,
    postcode, "position", visible)
  values (${personId(name)}, '06 01 02 03 04', 'Mairie de Blaison', 'commune', 'under-2000',
    'BLAISON', '49320', 'Secrétaire générale', ${visible})`;

type Member = Record<string, unknown>;
const membersOf = async (list: unknown): Promise<Member[]> => (await Object(list)).members;
const names = (members: Member[]) => members.map(({ name }) => name);

test('details are one’s own: saved, tidied, emptied, and read by nobody else', async ({ as }) => {
  await as('zoe').rows`
    select save_member_details(phone => ' 06  01 02 03 04 ', employer => ' Mairie ', authority_type =>
      'commune', authority_size => 'not-concerned', city => 'PARIS 12', postcode => '75012',
      held_position => 'not-concerned', visible => '{city,position,city}')`;
  assert.deepEqual(await as('zoe').value`select own_member_details()`, {
    ...{ phone: '06 01 02 03 04', employer: 'Mairie', authority_type: 'commune' },
    ...{ authority_size: 'not-concerned', city: 'PARIS 12', postcode: '75012' },
    ...{ position: 'not-concerned', visible: ['city', 'position'] },
  });
  const none = Object(await as('camille').value`select own_member_details()`);
  assert.deepEqual([none.city, none.visible], [null, []]);
  await as('zoe').rows`select save_member_details()`;
  const emptied = Object(await as('zoe').value`select own_member_details()`);
  assert.deepEqual([emptied.phone, emptied.city, emptied.visible], [null, null, []]);
});

test('what does not fit is refused, and what was there stays', async ({ as }) => {
  await as('zoe').rows`select save_member_details(employer => 'Mairie')`;
  const zoe = as('zoe');
  for (const phone of ['appelez-moi', '06', '+', '06-01', '1'.repeat(20)]) {
    const refusal = await zoe.refusal`select save_member_details(phone => ${phone})`;
    assert.equal(refusal, 'PT400 phone-invalid', phone);
  }
  for (const given of [
    `authority_type => 'royaume'`,
    `authority_size => '12'`,
    `city => 'PARIS 12'`,
    `postcode => '75012'`,
    `city => 'PARIS', postcode => '7501'`,
    `employer => '${'x'.repeat(151)}'`,
    `employer => '<b>'`,
    `held_position => 'a\u202eb'`,
    `visible => '{courriel}'`,
  ]) {
    await assert.rejects(
      zoe.run(`select save_member_details(${given})`),
      /^[^:]*: detail-invalid$/,
      given,
    );
  }
  assert.equal(Object(await zoe.value`select own_member_details()`).employer, 'Mairie');
});

test('those without an account, or barred, reach none of it', async ({ as }) => {
  const persons: Persona[] = ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'];
  for (const persona of persons) {
    for (const call of [
      `own_member_details()`,
      `save_member_details()`,
      `take_greeting()`,
      `list_members('${MAIRIES}')`,
      `export_members('${MAIRIES}')`,
      `suggested_communities()`,
      `course_community('closed')`,
    ]) {
      await assert.rejects(as(persona).run(`select ${call}`), /signed-out/, `${persona} ${call}`);
    }
  }
});

test('a new account is greeted once, an old one not at all', async ({ as, admin }) => {
  await admin.rows`update profiles set finished_at = now() where id = ${personId('zoe')}`;
  assert.equal(await as('zoe').value`select take_greeting()`, true);
  assert.equal(await as('zoe').value`select take_greeting()`, false);
  assert.equal(await as('basile').value`select take_greeting()`, false);
  // What is told about oneself does not bring the greeting back.
  await as('zoe').rows`select save_member_details(employer => 'Mairie')`;
  assert.equal(await as('zoe').value`select take_greeting()`, false);
});

test('whoever joins has said how they are called, by whatever way', async ({ as, admin }) => {
  const joins = () => as('camille').refusal`select join_community(${EUROPE})`;
  assert.equal(await joins(), 'PT400 names-missing');
  await admin.rows`update profiles set first_name = 'Camille' where id = ${personId('camille')}`;
  assert.equal(await joins(), 'PT400 names-missing');
  await admin.rows`update profiles set last_name = 'Durand' where id = ${personId('camille')}`;
  const joined = Object(await as('camille').value`select join_community(${EUROPE})`);
  assert.equal(joined.state, 'member');
  // Whom others put there has not been asked yet.
  await admin.rows`
    insert into community_memberships (community_id, person_id, state, joined_at)
    values (${EUROPE}, ${personId('alix')}, 'member', now())`;
});

test('the members are read by members, and of each what they show', async (world) => {
  const { as } = world;
  await tell(world, 'dominique', ['authority_type', 'city']);
  const toMember = await membersOf(as('camille').value`select list_members(${MAIRIES})`);
  assert.deepEqual(names(toMember), ['Alix', 'Camille', 'Dominique', 'Lou']);
  const shown = {
    ...{ id: personId('dominique'), name: 'Dominique', is_administrator: false, is_me: false },
    joined_at: toMember[2]?.['joined_at'],
  };
  assert.deepEqual(toMember[2], {
    ...shown,
    ...{ authority_type: 'commune', city: 'BLAISON', postcode: '49320' },
    ...{ phone: null, employer: null, authority_size: null, position: null },
    ...{ state: null, suspended_until: null },
  });
  const toAdministrator = await membersOf(as('alix').value`select list_members(${MAIRIES})`);
  assert.deepEqual(
    toAdministrator.find(({ name }) => name === 'Dominique'),
    {
      ...shown,
      ...{ authority_type: 'commune', city: 'BLAISON', postcode: '49320', phone: '06 01 02 03 04' },
      ...{ employer: 'Mairie de Blaison', authority_size: 'under-2000' },
      ...{ position: 'Secrétaire générale', state: 'member', suspended_until: null },
    },
  );
  // Suspended: those who run the community see her still, members do not.
  assert.ok(names(toAdministrator).includes('Nadia Martin'));
  assert.ok(!JSON.stringify(toAdministrator).includes('@'));
});

test('a filter finds nobody by what they do not show', async (world) => {
  const { as } = world;
  await tell(world, 'dominique', ['city']);
  await tell(world, 'lou', ['authority_type', 'authority_size', 'position']);
  for (const filter of [
    `authority_type => 'commune'`,
    `authority_size => 'under-2000'`,
    `held_position => 'GENERALE secrétaire'`,
  ]) {
    const found = async (persona: Persona) => {
      const [row] = await as(persona).run(`select list_members('${MAIRIES}', ${filter}) as found`);
      return names(Object(row?.['found']).members);
    };
    assert.deepEqual(await found('camille'), ['Lou'], filter);
    assert.deepEqual(await found('alix'), ['Dominique', 'Lou'], filter);
    // Administrator elsewhere is a member here.
    await world.admin.rows`
      update community_memberships set is_administrator = true
      where community_id = ${HIDDEN} and person_id = ${personId('dominique')}`;
    assert.deepEqual(await found('dominique'), ['Lou'], filter);
  }
  await tell(world, 'camille', []);
  await as('camille').rows`select save_member_details(authority_type => 'region')`;
  const others = Object(
    await as('alix').value`select list_members(${MAIRIES}, authority_type => 'region')`,
  );
  assert.deepEqual(names(others.members), ['Camille']);
});

test('a member is found by any part of the name, in any order, without accents', async (world) => {
  const { as, admin } = world;
  await admin.rows`
    update profiles set first_name = 'Élodie', last_name = 'Le Goff' where id = ${personId('lou')}`;
  for (const query of ['le goff', 'ELODIE', 'goff élo', ' lod ']) {
    const found = Object(await as('camille').value`select list_members(${MAIRIES}, ${query})`);
    assert.deepEqual(names(found.members), ['Élodie Le Goff'], query);
  }
  for (const query of ['%', '_', "l'", '\\', 'goff martin']) {
    const none = Object(await as('camille').value`select list_members(${MAIRIES}, ${query})`);
    assert.deepEqual(names(none.members), [], query);
  }
});

test('the list goes on where it stopped, over two pages, each member once', async ({
  as,
  admin,
}) => {
  await admin.rows`
    with people as (
      insert into profiles (username, display_name, first_name, last_name, finished_at)
      select 'row-' || n, 'Row ' || n, 'Paul', 'Meme-Nom', now() from generate_series(1, 40) n
      returning id
    )
    insert into community_memberships (community_id, person_id, state, joined_at)
    select ${MAIRIES}, id, 'member', now() from people`;
  const first = Object(await as('camille').value`select list_members(${MAIRIES})`);
  assert.deepEqual([first.members.length, first.has_more], [30, true]);
  const after = first.members[29].id;
  const next = Object(
    await as('camille').value`select list_members(${MAIRIES}, after => ${after})`,
  );
  assert.deepEqual([next.members.length, next.has_more], [14, false]);
  const ids = new Set([...first.members, ...next.members].map(({ id }) => id));
  assert.equal(ids.size, 44);
});

test('who is not let in reads no member, and a hidden community is not there', async ({ as }) => {
  const refused: [Persona, string, string][] = [
    ['zoe', MAIRIES, 'PT403 members-only'],
    ['basile', MAIRIES, 'PT403 members-only'],
    ['ines', MAIRIES, 'PT403 members-only'],
    ['omar', MAIRIES, 'PT403 members-only'],
    ['nadia', MAIRIES, 'PT403 access-suspended'],
    ['camille', HIDDEN, 'PT404 community-unknown'],
    ['alix', HIDDEN, 'PT404 community-unknown'],
    ['camille', CLOSED, 'PT404 community-unknown'],
    ['zoe', BUDGET, 'PT404 community-unknown'],
    ['camille', BUDGET, 'PT403 members-only'],
    ['zoe', personId('zoe'), 'PT404 community-unknown'],
  ];
  for (const [persona, community, refusal] of refused) {
    assert.equal(
      await as(persona).refusal`select list_members(${community})`,
      refusal,
      `${persona} ${community}`,
    );
  }
});

test('a group lists to its members those who are still in its community', async ({ as, admin }) => {
  const read = async () =>
    names(Object(await as('lou').value`select list_members(${BUDGET})`).members);
  await admin.rows`
    update community_memberships set is_administrator = false
    where community_id = ${BUDGET} and person_id = ${personId('lou')}`;
  assert.deepEqual(await read(), ['Dominique', 'Lou']);
  await admin.rows`
    update community_memberships set state = 'suspended'
    where community_id = ${MAIRIES} and person_id = ${personId('dominique')}`;
  assert.deepEqual(await read(), ['Lou']);
});

test('who leaves or is refused is gone from the list', async ({ as, admin }) => {
  await admin.rows`
    delete from community_memberships
    where community_id = ${MAIRIES} and person_id = ${personId('lou')}`;
  const left = Object(await as('camille').value`select list_members(${MAIRIES})`);
  assert.deepEqual(names(left.members), ['Alix', 'Camille', 'Dominique']);
  assert.equal(
    await admin.value`
      select count(*)::int from app.member_entries
      where community_id = ${MAIRIES} and person_id = ${personId('lou')}`,
    0,
  );
});

test('administrators alone export the members, and the log says so', async (world) => {
  const { as, admin } = world;
  await tell(world, 'dominique', []);
  const refused: [Persona, string][] = [
    ['camille', 'PT403 administrators-only'],
    ['zoe', 'PT403 administrators-only'],
    ['nadia', 'PT403 administrators-only'],
    ['lou', 'PT403 administrators-only'],
    ['basile', 'PT403 administrators-only'],
  ];
  for (const [persona, refusal] of refused) {
    assert.equal(await as(persona).refusal`select export_members(${MAIRIES})`, refusal, persona);
  }
  assert.equal(
    await as('alix').refusal`select export_members(${HIDDEN})`,
    'PT404 community-unknown',
  );
  const members: Member[] = Object(await as('alix').value`select export_members(${MAIRIES})`);
  assert.deepEqual(
    members.map(({ name, phone }) => [name, phone]),
    [
      ['Alix', null],
      ['Camille', null],
      ['Dominique', '06 01 02 03 04'],
      ['Lou', null],
      ['Nadia Martin', null],
      ['Sacha', null],
    ],
  );
  assert.deepEqual(
    await admin.rows`
      select actor_id, person_id, details from app.community_log
      where community_id = ${MAIRIES} and action = 'export-members'`,
    [{ actor_id: personId('alix'), person_id: null, details: { members: 6 } }],
  );
});
