import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { BUDGET, CLOSED, EUROPE, HIDDEN, HIDDEN_GROUP, MAIRIES } from './communities.ts';
import { claimsOf, type Persona, test, testCommitting, type World } from './fixtures.ts';
import { type Name, personId, sessionId } from './personas.ts';

const eventId = (number: number) => `00000011-0000-4000-8000-${String(number).padStart(12, '0')}`;

type Said = Record<string, unknown>;

const WORKSHOP = {
  title: 'Atelier budget',
  description: '',
  starts: '2026-12-10T13:00:00Z',
  ends: '2026-12-10T15:00:00Z',
  zone: 'Europe/Paris',
  place: 'Salle du conseil',
  link: null as string | null,
  needs_registration: true,
  capacity: 1 as number | null,
  closes: null as string | null,
  seen: null as number | null,
};
type Workshop = typeof WORKSHOP;

/** As a page sends it. */
const save = (
  { as }: Pick<World, 'as'>,
  persona: Persona,
  { id = eventId(1), community = MAIRIES, ...more }: Partial<Workshop> & Said = {},
) => {
  const e = { ...WORKSHOP, ...more };
  return as(persona).value`
    select save_event(${String(id)}, ${String(community)}, ${e.title}, ${e.description}, ${e.starts}::text::timestamptz,
      ${e.ends}::text::timestamptz, ${e.zone}, ${e.place}, ${e.link}, ${e.needs_registration}, ${e.capacity}, ${e.closes},
      ${e.seen})`.then((answer) => Object(answer));
};

const saveRefusal = async (world: World, persona: Persona, more: Said = {}) => {
  try {
    await save(world, persona, more);
  } catch (error) {
    const { code, message } = Object(error);
    return `${code} ${message}`;
  }
  throw new Error('It was not refused.');
};

const register = ({ as }: Pick<World, 'as'>, name: Name, event = eventId(1)) =>
  as(name).value`select register_for_event(${event})`.then((answer) => Object(answer));
const withdraw = ({ as }: Pick<World, 'as'>, name: Name, event = eventId(1)) =>
  as(name).value`select withdraw_from_event(${event})`.then((answer) => Object(answer));

/** Who stands where, in their order. */
const listed = async ({ admin }: Pick<World, 'admin'>, event = eventId(1)) => {
  const rows = await admin.rows`
    select p.username, r.state from event_registrations r join profiles p on p.id = r.person_id
    where r.event_id = ${event} order by r.state, r.number`;
  return rows.map(({ username, state }) => `${username} ${state}`);
};

const notices = async ({ admin }: Pick<World, 'admin'>) => {
  const rows = await admin.rows`
    select p.username, n.details ->> 'what' as what from notifications n
    join profiles p on p.id = n.person_id where n.kind = 'event' order by n.id`;
  return rows.map(({ username, what }) => `${username} ${what}`);
};

const tell = ({ admin }: Pick<World, 'admin'>) => admin.rows`select app.job_tell_events()`;

const OUTSIDE: [Persona, string][] = [
  ['zoe', 'outsider'],
  ['ines', 'pending'],
  ['omar', 'refused'],
  ['nadia', 'suspended'],
  ['basile', 'administrator of another community'],
];
const BARRED: Persona[] = ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'];

const calls = (event: string, community: string) => ({
  reads: [`event('${event}')`, `register_for_event('${event}')`, `withdraw_from_event('${event}')`],
  runs: [
    `cancel_event('${event}')`,
    `list_registered('${event}')`,
    `export_registered('${event}')`,
  ],
  inside: [
    `list_events('${community}')`,
    `list_events('${community}', true)`,
    `my_agenda_feed('${community}')`,
    `renew_agenda_feed('${community}')`,
  ],
});

const outcome = async ({ as }: Pick<World, 'as'>, persona: Persona, call: string) => {
  try {
    await as(persona).run(`select ${call}`);
    return 'done';
  } catch (error) {
    const { code, message } = Object(error);
    return `${code} ${message}`;
  }
};

test('whoever is no member is told nothing of an event, not even that it exists', async (world) => {
  await save(world, 'alix');
  const there = calls(eventId(1), MAIRIES);
  const absent = calls(eventId(99), MAIRIES);
  for (const [persona, who] of OUTSIDE) {
    for (const [at, call] of [...there.reads, ...there.runs].entries()) {
      const expected = 'PT404 event-unknown';
      assert.equal(await outcome(world, persona, call), expected, `${who} ${call}`);
      const other = [...absent.reads, ...absent.runs][at] ?? '';
      assert.equal(await outcome(world, persona, other), expected, `${who} ${other}`);
    }
    const refusal = persona === 'nadia' ? 'access-suspended' : 'members-only';
    for (const call of there.inside) {
      assert.equal(await outcome(world, persona, call), `PT403 ${refusal}`, `${who} ${call}`);
    }
    assert.equal(await saveRefusal(world, persona, { id: eventId(2) }), `PT403 ${refusal}`, who);
  }
  for (const persona of BARRED) {
    for (const call of [...there.reads, ...there.runs, ...there.inside]) {
      assert.match(await outcome(world, persona, call), /signed-out/, `${persona} ${call}`);
    }
  }
  for (const call of [...there.reads, ...there.runs, ...there.inside]) {
    assert.match(await outcome(world, 'anon', call), /^42501/, call);
  }
});

test('a hidden community, a hidden group and a closed one are as absent as one that is not', async (world) => {
  const nowhere = '00000008-0000-4000-8000-000000000099';
  for (const community of [HIDDEN, HIDDEN_GROUP, CLOSED, nowhere]) {
    for (const call of calls(eventId(1), community).inside) {
      assert.equal(await outcome(world, 'zoe', call), 'PT404 community-unknown', call);
    }
    const refusal = await saveRefusal(world, 'zoe', { community });
    assert.equal(refusal, 'PT404 community-unknown');
  }
});

test('what members and those who run it may do', async (world) => {
  await save(world, 'alix');
  await save(world, 'lou', { id: eventId(2), community: BUDGET });
  const doing: [Persona, string, string][] = [
    ['camille', eventId(1), 'PT403 administrators-only'],
    ['dominique', eventId(2), 'PT403 administrators-only'],
    ['alix', eventId(1), 'done'],
    ['lou', eventId(2), 'done'],
    // The administrator of the community runs its groups.
    ['alix', eventId(2), 'done'],
    ['elise', eventId(1), 'done'],
    // The administrator of a group is a member of its community, and no more.
    ['lou', eventId(1), 'PT403 administrators-only'],
    // A member of the community is nothing in its group.
    ['camille', eventId(2), 'PT404 event-unknown'],
  ];
  for (const [persona, event, expected] of doing) {
    for (const call of calls(event, MAIRIES).runs.reverse()) {
      assert.equal(await outcome(world, persona, call), expected, `${persona} ${call}`);
    }
  }
  assert.equal(
    await saveRefusal(world, 'camille', { id: eventId(3) }),
    'PT403 administrators-post-here',
  );
});

test('where members post in the agenda, each changes their own', async (world) => {
  await world.admin.rows`update communities set member_parts = '{agenda}' where id = ${MAIRIES}`;
  await save(world, 'camille');
  const changed = await save(world, 'camille', { title: 'Autre titre', seen: 0 });
  assert.deepEqual([changed.title, changed.sequence, changed.may_edit], ['Autre titre', 1, true]);
  assert.equal(
    await saveRefusal(world, 'dominique', { title: 'Pris', seen: 1 }),
    'PT403 administrators-only',
  );
  assert.equal(
    await outcome(world, 'dominique', `cancel_event('${eventId(1)}')`),
    'PT403 administrators-only',
  );
  // Who comes is for those who run the community.
  assert.equal(
    await outcome(world, 'camille', `list_registered('${eventId(1)}')`),
    'PT403 administrators-only',
  );
  await world.admin.rows`update communities set member_parts = '{forum}' where id = ${MAIRIES}`;
  assert.equal(
    await saveRefusal(world, 'camille', { title: 'Encore', seen: 1 }),
    'PT403 administrators-post-here',
  );
  assert.equal(
    await outcome(world, 'camille', `cancel_event('${eventId(1)}')`),
    'PT403 administrators-only',
  );
});

test('bad input is refused with a word for each', async (world) => {
  await world.at('2026-11-26T12:00:00Z');
  const wrong: [string, Said][] = [
    ['event-title-missing', { title: ' \n ' }],
    ['event-title-too-long', { title: 'x'.repeat(201) }],
    ['event-description-too-long', { description: 'x'.repeat(5001) }],
    ['event-time-missing', { starts: null }],
    ['event-time-missing', { ends: 'infinity' }],
    ['event-ends-early', { ends: '2026-12-10T12:00:00Z' }],
    ['event-ends-early', { ends: WORKSHOP.starts }],
    ['event-too-long', { ends: '2027-01-10T13:00:01Z' }],
    ['event-far-away', { starts: '2036-12-10T13:00:00Z', ends: '2036-12-10T14:00:00Z' }],
    ['event-in-past', { starts: '2025-12-10T13:00:00Z', ends: '2025-12-10T14:00:00Z' }],
    ['event-place-missing', { place: ' ' }],
    ['event-place-too-long', { place: 'x'.repeat(301) }],
    ['event-link-invalid', { link: 'http://meet.example/' }],
    ['event-link-invalid', { link: 'javascript:alert(1)' }],
    ['event-link-invalid', { link: 'https://meet.example/a b' }],
    ['event-link-invalid', { link: `https://meet.example/${'x'.repeat(1000)}` }],
    ['event-capacity-invalid', { capacity: 0 }],
    ['event-capacity-invalid', { capacity: 100_001 }],
    ['registration-closes-late', { closes: '2026-12-10T13:00:01Z' }],
    ['event-zone-unknown', { zone: 'Europe/Nulle-Part' }],
    ['event-zone-unknown', { zone: '+02' }],
    ['event-zone-unknown', { zone: "Europe/Paris'; drop" }],
  ];
  for (const [word, more] of wrong) {
    assert.equal(await saveRefusal(world, 'alix', more), `PT400 ${word}`, JSON.stringify(more));
  }
  assert.equal(await world.admin.value`select count(*)::int from events`, 0);
});

test('a double click makes one event; a change is seen by who changes after it', async (world) => {
  await save(world, 'alix');
  await save(world, 'alix');
  assert.equal(await world.admin.value`select count(*)::int from events`, 1);
  await save(world, 'alix', { title: 'Titre', seen: 0 });
  const again = await save(world, 'alix', { title: 'Titre', seen: 0 });
  assert.equal(again.sequence, 1);
  assert.equal(
    await saveRefusal(world, 'elise', { title: 'Autre', seen: 0 }),
    'PT409 event-changed',
  );
  assert.equal(await saveRefusal(world, 'alix', { title: 'Autre' }), 'PT409 event-changed');
  // An id of another community is nobody's to change from here.
  assert.equal(
    await saveRefusal(world, 'alix', { community: BUDGET, title: 'Pris', seen: 1 }),
    'PT404 event-unknown',
  );
  assert.equal(
    await saveRefusal(world, 'alix', { id: eventId(9), seen: 3 }),
    'PT404 event-unknown',
  );
});

test('places go in the order in which they are asked for, and the next one moves up', async (world) => {
  await save(world, 'alix');
  for (let click = 0; click < 2; click += 1) {
    const first = await register(world, 'camille');
    assert.deepEqual([first.mine, first.rank, first.registered], ['registered', null, 1]);
    const next = await register(world, 'dominique');
    assert.deepEqual([next.mine, next.rank, next.waiting], ['waiting', 1, 1]);
  }
  assert.equal((await register(world, 'lou')).rank, 2);
  assert.deepEqual(await notices(world), []);
  for (let click = 0; click < 2; click += 1) {
    const left = await withdraw(world, 'camille');
    assert.deepEqual([left.mine, left.registered, left.waiting], [null, 1, 1]);
  }
  assert.deepEqual(await listed(world), ['dominique registered', 'lou waiting']);
  assert.deepEqual(await notices(world), ['dominique place']);
  // Whoever comes back is last.
  assert.equal((await register(world, 'camille')).rank, 2);
  await save(world, 'alix', { capacity: 2, seen: 0 });
  assert.deepEqual(await listed(world), [
    'dominique registered',
    'lou registered',
    'camille waiting',
  ]);
  // Fewer places take nobody's.
  await save(world, 'alix', { capacity: 1, seen: 1 });
  await withdraw(world, 'lou');
  assert.deepEqual(await listed(world), ['dominique registered', 'camille waiting']);
  await save(world, 'alix', { needs_registration: false, capacity: null, seen: 2 });
  assert.deepEqual(await listed(world), ['dominique registered', 'camille registered']);
  assert.deepEqual(await notices(world), ['dominique place', 'lou place', 'camille place']);
  const counted = await world.admin.rows`select registered_count, waiting_count from events`;
  assert.deepEqual(counted, [{ registered_count: 2, waiting_count: 0 }]);
});

test('one registers while it is time, and withdraws as long as one likes', async (world) => {
  await world.at('2026-12-01T00:00:00Z');
  await save(world, 'alix', { closes: '2026-12-05T00:00:00Z', capacity: 1 });
  await save(world, 'alix', { id: eventId(2), needs_registration: false, capacity: null });
  assert.equal(
    await outcome(world, 'camille', `register_for_event('${eventId(2)}')`),
    'PT409 registration-not-needed',
  );
  await register(world, 'camille');
  await register(world, 'dominique');
  await world.at('2026-12-05T00:00:00Z');
  const call = `register_for_event('${eventId(1)}')`;
  assert.equal(await outcome(world, 'lou', call), 'PT409 registration-closed');
  // The list still moves up.
  await withdraw(world, 'camille');
  assert.deepEqual(await listed(world), ['dominique registered']);
  await register(world, 'dominique');
  await world.as('alix').rows`select cancel_event(${eventId(1)})`;
  assert.equal(await outcome(world, 'lou', call), 'PT409 event-cancelled');
  assert.equal(
    await saveRefusal(world, 'alix', { title: 'Autre', seen: 1 }),
    'PT409 event-cancelled',
  );
  await world.at('2026-12-11T00:00:00Z');
  await save(world, 'alix', { id: eventId(2), needs_registration: false, capacity: null });
  assert.equal(await outcome(world, 'alix', `cancel_event('${eventId(2)}')`), 'PT409 event-over');
});

test('nobody moves up once it has begun', async (world) => {
  await world.at('2026-12-01T00:00:00Z');
  await save(world, 'alix');
  await register(world, 'camille');
  await register(world, 'dominique');
  await world.at(WORKSHOP.starts);
  await withdraw(world, 'camille');
  assert.deepEqual(await listed(world), ['dominique waiting']);
});

test('whoever leaves or is suspended loses the place, in the groups too', async (world) => {
  const { admin } = world;
  const of = (name: Name) => admin.rows`
    select from community_memberships where person_id = ${personId(name)}`;
  assert.ok((await of('lou')).length > 0);
  const leaving: [Name, string][] = [
    ['camille', `delete from community_memberships where person_id = '${personId('camille')}'`],
    [
      'dominique',
      `update community_memberships set state = 'suspended'
       where person_id = '${personId('dominique')}' and community_id = '${MAIRIES}'`,
    ],
    ['lou', `update profiles set suspended_at = now() where id = '${personId('lou')}'`],
  ];
  await save(world, 'alix', { capacity: 3 });
  await save(world, 'alix', { id: eventId(2), community: BUDGET, capacity: 1 });
  for (const [name] of leaving) await register(world, name);
  for (const name of ['dominique', 'lou'] as const) await register(world, name, eventId(2));
  await register(world, 'alix');
  await register(world, 'elise');
  for (const name of ['camille', 'dominique', 'lou'] as const) {
    await world.as(name).rows`select renew_agenda_feed(${MAIRIES})`;
  }
  await admin.run(leaving[0]?.[1] ?? '');
  assert.deepEqual(await listed(world), [
    ...['dominique registered', 'lou registered', 'alix registered', 'elise waiting'],
  ]);
  await admin.run(leaving[1]?.[1] ?? '');
  assert.deepEqual(await listed(world), ['lou registered', 'alix registered', 'elise registered']);
  assert.deepEqual(await listed(world, eventId(2)), ['lou registered']);
  await admin.run(leaving[2]?.[1] ?? '');
  assert.deepEqual(await listed(world), ['alix registered', 'elise registered']);
  assert.deepEqual(await listed(world, eventId(2)), []);
  assert.deepEqual(await notices(world), ['alix place', 'elise place', 'lou place']);
  assert.equal(await admin.value`select count(*)::int from agenda_feeds`, 0);
});

test('a member of a group who ran its community, and a group that moves', async (world) => {
  const { admin } = world;
  await save(world, 'lou', { community: BUDGET, capacity: 3 });
  await register(world, 'alix');
  await register(world, 'dominique');
  await admin.rows`
    update community_memberships set is_administrator = false where person_id = ${personId('alix')}`;
  assert.deepEqual(await listed(world), ['dominique registered']);
  await admin.rows`update communities set parent_id = ${EUROPE} where id = ${BUDGET}`;
  assert.deepEqual(await listed(world), []);
});

test('the talk of a session: who is enrolled takes part, until they are not', async (world) => {
  const talk = String(
    await world.admin.value`
      insert into communities (kind, session_id, slug, name, created_at)
      values ('session', ${sessionId(1)}, 'session-1', 'Session 1', now()) returning id`,
  );
  await save(world, 'alix', { community: talk });
  await register(world, 'dominique');
  assert.equal(
    await outcome(world, 'zoe', `register_for_event('${eventId(1)}')`),
    'PT404 event-unknown',
  );
  await world.admin.rows`delete from lesson_validations`;
  await world.admin.rows`
    delete from enrolments where person_id = ${personId('dominique')} and course_id = 'closed'`;
  assert.deepEqual(await listed(world), []);
});

test('changes, cancellations and the day before are told once each', async (world) => {
  await world.at('2026-12-01T00:00:00Z');
  await save(world, 'alix', { capacity: 1 });
  await register(world, 'camille');
  await register(world, 'dominique');
  // A word in the text is no news; two changes in a row are one.
  await save(world, 'alix', { description: 'Avec le café', seen: 0 });
  await tell(world);
  assert.deepEqual(await notices(world), []);
  await save(world, 'alix', { place: 'Mairie', seen: 1 });
  await save(world, 'alix', { place: 'Mairie annexe', seen: 2 });
  await tell(world);
  await tell(world);
  assert.deepEqual(await notices(world), ['camille changed', 'dominique changed']);
  await world.at('2026-12-09T12:59:59Z');
  await tell(world);
  assert.equal((await notices(world)).length, 2);
  await world.at('2026-12-09T13:00:00Z');
  await tell(world);
  await tell(world);
  assert.deepEqual((await notices(world)).slice(2), ['camille reminder']);
  // Moved to another day: reminded of that one.
  const moved = { starts: '2026-12-12T13:00:00Z', ends: '2026-12-12T15:00:00Z' };
  await save(world, 'alix', { ...moved, place: 'Mairie annexe', seen: 3 });
  await world.at('2026-12-11T13:00:00Z');
  await tell(world);
  assert.deepEqual((await notices(world)).slice(3), [
    ...['camille changed', 'dominique changed', 'camille reminder'],
  ]);
  for (let click = 0; click < 2; click += 1) {
    await world.as('alix').rows`select cancel_event(${eventId(1)})`;
    await tell(world);
  }
  assert.deepEqual((await notices(world)).slice(6), ['camille cancelled', 'dominique cancelled']);
  assert.equal(await world.admin.value`select sequence from events`, 5);
});

test('a notice says what and when to who may know, and nothing to others', async (world) => {
  await save(world, 'alix', { starts: '2026-12-10T13:30:00Z' });
  await register(world, 'camille');
  await register(world, 'dominique');
  await withdraw(world, 'camille');
  const read = async () =>
    Object(await world.as('dominique').value`select my_notices()`).notices.find(
      ({ kind }: { kind: string }) => kind === 'event',
    );
  const notice = await read();
  assert.deepEqual(
    [notice.title, notice.href, notice.excerpt, notice.community],
    [
      'Atelier budget',
      `/communaute/agenda/?c=mairies&id=${eventId(1)}`,
      'jeudi 10\u00a0décembre\u00a02026 à 14\u00a0h\u00a030 (heure de Paris), Salle du conseil',
      'Secrétaires de mairie',
    ],
  );
  await world.admin.rows`
    update community_memberships set state = 'suspended' where person_id = ${personId('dominique')}`;
  const after = await read();
  assert.deepEqual([after.title, after.href, after.excerpt], [null, null, null]);
});

test('the link of a meeting is for those who have a place, where places are given', async (world) => {
  const link = 'https://meet.example/x';
  await save(world, 'alix', { link });
  await save(world, 'alix', { id: eventId(2), link, needs_registration: false, capacity: null });
  const seen = async (name: Name, event: string) => {
    const { link, has_link } = Object(await world.as(name).value`select event(${event})`);
    assert.equal(has_link, true);
    return link;
  };
  assert.equal(await seen('camille', eventId(1)), null);
  assert.equal(await seen('camille', eventId(2)), link);
  assert.equal(await seen('alix', eventId(1)), link);
  await register(world, 'camille');
  await register(world, 'dominique');
  assert.equal(await seen('camille', eventId(1)), link);
  assert.equal(await seen('dominique', eventId(1)), null);
});

test('what comes and what is over, a page at a time', async (world) => {
  await world.at('2026-12-15T12:00:00Z');
  await world.admin.rows`
    insert into events (id, community_id, title, starts_at, ends_at, zone, place, created_at, changed_at)
    select ('00000011-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, ${MAIRIES}, 'E' || n, at,
      at + interval '2 hours', 'Europe/Paris', 'Ici', at, at
    from generate_series(1, 30) n,
      lateral (select timestamptz '2026-12-01T11:00:00Z' + n * interval '1 day') as d (at)`;
  // One that is under way since long, and one elsewhere.
  await world.admin.rows`
    insert into events (id, community_id, title, starts_at, ends_at, zone, place, created_at, changed_at)
    values (${eventId(90)}, ${MAIRIES}, 'Long', '2026-11-20T00:00:00Z', '2026-12-20T00:00:00Z', 'UTC',
        'Ici', now(), now()),
      (${eventId(91)}, ${BUDGET}, 'Ailleurs', '2026-12-20T00:00:00Z', '2026-12-21T00:00:00Z', 'UTC',
        'Ici', now(), now())`;
  type Page = { events: { id: string; title: string }[]; has_more: boolean };
  const read = async (isPast: boolean) => {
    const titles: string[] = [];
    let after: string | null = null;
    for (let hasMore = true; hasMore; ) {
      const page: Page = Object(
        await world.as('camille').value`select list_events(${MAIRIES}, ${isPast}, ${after}, 7)`,
      );
      titles.push(...page.events.map(({ title }) => title));
      after = page.events.at(-1)?.id ?? null;
      hasMore = page.has_more;
    }
    return titles;
  };
  const named = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `E${from + at}`);
  assert.deepEqual(await read(false), ['Long', ...named(14, 30)]);
  assert.deepEqual(await read(true), named(1, 13).reverse());
});

test('who comes is listed in order to who runs it, and taking the list is logged', async (world) => {
  await save(world, 'alix');
  await register(world, 'camille');
  await register(world, 'dominique');
  const rows = (answer: unknown) =>
    Array.from(Object(answer), (row) => [Object(row).name, Object(row).state]);
  const expected = [
    ['Camille', 'registered'],
    ['Dominique', 'waiting'],
  ];
  const list = Object(await world.as('alix').value`select list_registered(${eventId(1)})`);
  assert.deepEqual(rows(list.registered), expected);
  assert.equal(list.has_more, false);
  const next = Object(
    await world.as('alix')
      .value`select list_registered(${eventId(1)}, ${list.registered[0].number})`,
  );
  assert.deepEqual(rows(next.registered), expected.slice(1));
  assert.deepEqual(
    rows(await world.as('alix').value`select export_registered(${eventId(1)})`),
    expected,
  );
  assert.deepEqual(
    await world.admin.rows`
      select actor_id, details from app.community_log where action = 'event-exported'`,
    [{ actor_id: personId('alix'), details: { count: 2, event_id: eventId(1) } }],
  );
});

const feed = ({ as }: Pick<World, 'as'>, word: unknown) =>
  as('service').value`select calendar_feed(${String(word)}, '')`.then((answer) => Object(answer));

test('the address of an agenda is one member’s, is renewed, and ends with the membership', async (world) => {
  await save(world, 'alix', { link: 'https://meet.example/x' });
  assert.equal(await world.as('camille').value`select my_agenda_feed(${MAIRIES})`, null);
  const first = await world.as('camille').value`select renew_agenda_feed(${MAIRIES})`;
  assert.equal(await world.as('camille').value`select my_agenda_feed(${MAIRIES})`, first);
  const { events, openings, community } = await feed(world, first);
  assert.deepEqual([events.length, openings, community], [1, [], 'Secrétaires de mairie']);
  assert.deepEqual([events[0].title, events[0].link], ['Atelier budget', null]);
  const second = await world.as('camille').value`select renew_agenda_feed(${MAIRIES})`;
  const refused = { error: 404, message: 'calendar-unknown' };
  const void_one = await feed(world, first);
  assert.deepEqual(void_one, await feed(world, 'jamais'));
  assert.ok(JSON.stringify(void_one).includes(refused.message));
  assert.equal((await feed(world, second)).events.length, 1);
  await world.admin.rows`
    update community_memberships set state = 'suspended'
    where person_id = ${personId('camille')} and state = 'member'`;
  assert.deepEqual(await feed(world, second), void_one);
  // Back again, the old address stays void.
  await world.admin.rows`
    update community_memberships set state = 'member'
    where person_id = ${personId('camille')} and state = 'suspended'`;
  assert.deepEqual(await feed(world, second), void_one);
});

test('closed or hidden from its reader, an agenda gives nothing by its address either', async (world) => {
  const word = await world.as('camille').value`select renew_agenda_feed(${MAIRIES})`;
  assert.equal((await feed(world, word)).community, 'Secrétaires de mairie');
  await world.admin.rows`update communities set closed_at = now() where id = ${MAIRIES}`;
  assert.deepEqual(await feed(world, word), await feed(world, 'jamais'));
});

test('one’s own calendar has the events where one has a place', async (world) => {
  await save(world, 'alix', { link: 'https://meet.example/x' });
  await register(world, 'camille');
  await register(world, 'dominique');
  const titles = async (name: Name) => {
    const word = await world.as(name).value`select renew_calendar()`;
    return (await feed(world, word)).events.map((event: Said) => [event['title'], event['link']]);
  };
  assert.deepEqual(await titles('camille'), [['Atelier budget', 'https://meet.example/x']]);
  assert.deepEqual(await titles('dominique'), []);
  await world.admin
    .rows`delete from community_memberships where person_id = ${personId('camille')}`;
  assert.deepEqual(await titles('camille'), []);
});

test('who leaves the platform gives the place back, and the event stays without its author', async (world) => {
  await world.admin.rows`update communities set member_parts = '{agenda}' where id = ${MAIRIES}`;
  await save(world, 'camille');
  await register(world, 'camille');
  await register(world, 'dominique');
  await world.admin.rows`select app.erase_person(${personId('camille')})`;
  assert.deepEqual(await listed(world), ['dominique registered']);
  assert.deepEqual(await world.admin.rows`select title, author_id from events`, [
    { title: 'Atelier budget', author_id: null },
  ]);
});

// A hundred with ROUNDS=100 and --testTimeout=300000; what goes wrong here goes wrong in the first rounds.
const ROUNDS = Number(process.env['ROUNDS'] ?? 20);
const AT_ONCE = 50;

testCommitting(
  'fifty people register and withdraw at once, over and over: never more than ten places, and nobody passes another',
  async ({ port, database }) => {
    const owner = connect(port, database);
    await owner`select public.permit_account(format('n%s@preau.test', n)) from generate_series(1, 50) n`;
    const people = await owner`
      with made as (
        insert into auth.users (id, email, email_confirmed_at)
        select gen_random_uuid(), format('n%s@preau.test', n), now() from generate_series(1, 50) n
        returning id, email
      ), known as (
        insert into profiles (user_id, username, display_name, display_key, finished_at, created_at)
        select id, split_part(email, '@', 1), split_part(email, '@', 1), split_part(email, '@', 1),
          now(), now() from made
        returning id, user_id
      ), members as (
        insert into community_memberships (community_id, person_id, state, joined_at)
        select ${MAIRIES}, id, 'member', now() from known
      )
      select user_id from known`;
    await owner`update app.limits set max_attempts = 1000000`;
    await owner`
      insert into events (id, community_id, title, starts_at, ends_at, zone, place,
        needs_registration, capacity, created_at, changed_at)
      values (${eventId(1)}, ${MAIRIES}, 'Dix places', now() + interval '1 day',
        now() + interval '2 days', 'UTC', 'Ici', true, 10, now(), now())`;
    const connections = people.map(() => connect(port, database));
    try {
      for (const [at, sql] of connections.entries()) {
        const claims = claimsOf('zoe').claims.replace(
          /"sub":"[^"]+"/,
          `"sub":"${people[at]?.['user_id']}"`,
        );
        await sql`
          select set_config('request.jwt.claims', ${claims}, false),
            set_config('role', 'authenticated', false)`;
      }
      for (let round = 0; round < ROUNDS; round += 1) {
        await Promise.all(
          connections.map((sql, at) =>
            // Everybody changes their mind, by a pattern that never comes again.
            (round * 7 + at * 13) % 3 === 0
              ? sql`select withdraw_from_event(${eventId(1)})`
              : sql`select register_for_event(${eventId(1)})`,
          ),
        );
        const [state] = await owner`
          select e.registered_count as registered, e.waiting_count as waiting,
            count(*) filter (where r.state = 'registered')::int as registered_rows,
            count(*) filter (where r.state = 'waiting')::int as waiting_rows,
            coalesce(max(r.number) filter (where r.state = 'registered')
              < min(r.number) filter (where r.state = 'waiting'), true) as in_order
          from events e left join event_registrations r on r.event_id = e.id
          where e.id = ${eventId(1)} group by e.id`;
        assert.equal(state?.['registered'], state?.['registered_rows']);
        assert.equal(state?.['waiting'], state?.['waiting_rows']);
        assert.equal(state?.['in_order'], true);
        const registered = Number(state?.['registered']);
        assert.ok(registered <= 10, `${registered} places`);
        assert.ok(registered === 10 || state?.['waiting'] === 0, 'a place is free and one waits');
      }
      assert.equal(connections.length, AT_ONCE);
      const [asked] = await owner`select max(number)::int as last from event_registrations`;
      assert.ok(Number(asked?.['last']) > AT_ONCE * 2);
    } finally {
      await Promise.all([owner, ...connections].map((sql) => sql.end()));
    }
  },
);

testCommitting(
  'whoever is suspended while registering has no place afterwards',
  async ({ port, database }) => {
    const [owner, holder, watcher] = [0, 1, 2].map(() => connect(port, database));
    const sql = connect(port, database);
    if (!owner || !holder || !watcher) throw new Error('no connection');
    try {
      await owner`
        insert into events (id, community_id, title, starts_at, ends_at, zone, place,
          needs_registration, created_at, changed_at)
        values (${eventId(1)}, ${MAIRIES}, 'Atelier', now() + interval '1 day',
          now() + interval '2 days', 'UTC', 'Ici', true, now(), now())`;
      const { role, claims } = claimsOf('camille');
      await sql`
        select set_config('request.jwt.claims', ${claims}, false), set_config('role', ${role}, false)`;
      await holder.unsafe('begin');
      await holder`
        update community_memberships set state = 'suspended'
        where community_id = ${MAIRIES} and person_id = ${personId('camille')}`;
      const registering = sql`select register_for_event(${eventId(1)})`.then(
        () => 'registered',
        ({ message }: Error) => message,
      );
      for (let blocked = 0; blocked === 0; ) {
        const [row] = await watcher`
          select count(*)::int as blocked from pg_stat_activity
          where cardinality(pg_blocking_pids(pid)) > 0`;
        blocked = Number(row?.['blocked']);
      }
      await holder.unsafe('commit');
      assert.equal(await registering, 'event-unknown');
      const [left] = await owner`select count(*)::int as rows from event_registrations`;
      assert.equal(left?.['rows'], 0);
    } finally {
      await Promise.all([owner, holder, watcher, sql].map((each) => each.end()));
    }
  },
);

testCommitting(
  'among 2,000 communities, 100,000 events and 20,000 registrations, none is read that is not shown',
  async ({ port, database }) => {
    const sql = connect(port, database);
    try {
      await sql.begin(async (tx) => {
        // What these rows would set off is not what is looked at.
        await tx`set local session_replication_role = replica`;
        await tx`
          insert into communities (kind, slug, name, created_at)
          select 'community', 'c-' || n, 'C ' || n, now() from generate_series(1, 2000) n`;
        await tx`
          insert into events (id, community_id, title, starts_at, ends_at, zone, place,
            needs_registration, capacity, registered_count, waiting_count, created_at, changed_at)
          select gen_random_uuid(), c.id, 'E ' || n, at, at + interval '2 hours', 'Europe/Paris', 'Ici',
            true, 100, 0, 0, now(), now()
          from communities c, generate_series(1, 50) n,
            lateral (select now() + (n - 25) * interval '3 days') as d (at)
          where c.slug like 'c-%'`;
        await tx`
          insert into events (id, community_id, title, starts_at, ends_at, zone, place,
            needs_registration, capacity, registered_count, waiting_count, created_at, changed_at)
          values (${eventId(1)}, ${MAIRIES}, 'Grand', now() + interval '2 days',
            now() + interval '3 days', 'UTC', 'Ici', true, 10000, 10000, 10000, now(), now())`;
        await tx`
          insert into profiles (id, username, display_name, display_key, finished_at)
          select gen_random_uuid(), 'p-' || n, 'P ' || n, 'p ' || n, now()
          from generate_series(1, 20000) n`;
        await tx`
          insert into event_registrations (event_id, person_id, state, registered_at, placed_at)
          select ${eventId(1)}, p.id, case when n > 10000 then 'waiting' else 'registered' end, now(),
            case when n <= 10000 then now() end
          from (select id, row_number() over (order by id) as n from profiles
            where username like 'p-%') p`;
      });
      await sql`analyze`;
      const [last] = await sql`
        select e.id from events e join communities c on c.id = e.community_id
        where c.slug = 'c-1000' order by e.starts_at desc limit 1`;
      const [big] = await sql`select id from communities where slug = 'c-1000'`;
      await sql`
        insert into community_memberships (community_id, person_id, state, joined_at)
        values (${big?.['id']}, ${personId('alix')}, 'member', now())`;
      await sql`update app.limits set max_attempts = 100000`;
      const { role, claims } = claimsOf('alix');
      await sql`
        select set_config('request.jwt.claims', ${claims}, false), set_config('role', ${role}, false)`;
      for (const call of [
        `list_events('${big?.['id']}')`,
        `list_events('${big?.['id']}', false, '${last?.['id']}')`,
        `list_events('${big?.['id']}', true)`,
        `list_events('${MAIRIES}')`,
        `event('${eventId(1)}')`,
        `list_registered('${eventId(1)}')`,
        `register_for_event('${eventId(1)}')`,
        `withdraw_from_event('${eventId(1)}')`,
        `my_agenda_feed('${MAIRIES}')`,
      ]) {
        await sql.unsafe(`select ${call}`);
        await sql`select pg_stat_force_next_flush()`;
        const scanned = await sql.begin(async (tx) => {
          await tx.unsafe(`select ${call}`);
          return tx`
            select relname, seq_tup_read::int as rows from pg_stat_xact_all_tables
            where seq_tup_read > 1500`;
        });
        assert.deepEqual({ call, scanned: [...scanned] }, { call, scanned: [] });
      }
    } finally {
      await sql.end();
    }
  },
);
