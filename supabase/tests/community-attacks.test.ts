// What an attacker tried in communities, and does not get: what tells that something hidden exists,
// ways back in, ways to speak for a community that one no longer runs, floods of mail, and locks that
// wait for each other.
import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { BUDGET, CLOSED, EUROPE, HIDDEN, MAIRIES } from './communities.ts';
import { claimsOf, type Persona, test, testCommitting, type World } from './fixtures.ts';
import { communityId, type Name, personId, postId, replyId } from './personas.ts';

const NOON = '2026-11-26T12:00:00Z';

const standing = ({ admin }: Pick<World, 'admin'>, name: Name, community: string) =>
  admin.value`
    select state from community_memberships
    where community_id = ${community} and person_id = ${personId(name)}`;

const linkBy = async ({ as }: Pick<World, 'as'>, who: Persona, community: string) =>
  String(Object(await as(who).value`select make_invitation_link(${community}, 7, 5)`).token);

test('an address of something hidden or closed is where no page of communities begins', async ({
  as,
  admin,
}) => {
  await admin.rows`
    update communities set name = 'Tard dans l’ordre' where id in (${HIDDEN}, ${BUDGET}, ${CLOSED})`;
  const after = (slug: string) => as('zoe').value`select list_communities('', ${slug})`;
  const nowhere = await after('nulle-part');
  for (const slug of ['discrete', 'mairies-budget', 'fermee']) {
    assert.deepEqual(await after(slug), nowhere, slug);
  }
  assert.notDeepEqual(await after('mairies'), nowhere);
});

test('a reply that one may not read and one that never was are edited with the same answer', async ({
  as,
}) => {
  const edit = (id: string) => as('zoe').refusal`select edit_reply(${id}, 'Pris')`;
  for (const number of [1, 2, 5, 99]) {
    assert.equal(await edit(replyId(number)), 'PT404 reply-unknown', String(number));
  }
});

test('an invitation that is over tells of something hidden to nobody any more', async (world) => {
  const token = await linkBy(world, 'basile', HIDDEN);
  await world.admin.rows`update app.community_invitations set withdrawn_at = now()`;
  assert.equal(
    await world.as('zoe').refusal`select read_invitation(${token})`,
    'PT409 invitation-over',
  );
  // Its members know it anyway.
  const seen = Object(await world.as('dominique').value`select read_invitation(${token})`);
  assert.deepEqual([seen.name, seen.is_open], ['Cercle discret', false]);
});

test('who is barred from the platform lets nobody in by what they handed on', async (world) => {
  const token = await linkBy(world, 'alix', MAIRIES);
  await world.admin.rows`
    update profiles set suspended_at = now() where id = ${personId('alix')}`;
  assert.equal(
    await world.as('zoe').refusal`select accept_invitation(${token})`,
    'PT409 invitation-over',
  );
});

test('the word of a community written in another one brings nothing across', async (world) => {
  const word = `c${MAIRIES.replaceAll('-', '')}`;
  await world.as('dominique').rows`
    select write_topic(${postId(90)}, ${HIDDEN}, 'Réunion secrète', ${`Le mot ${word}`})`;
  const found = async (who: Persona) =>
    Object(await world.as(who).value`select search_communities('réunion secrète')`).results.length;
  assert.equal(await found('dominique'), 1);
  for (const who of ['camille', 'alix', 'zoe'] as const) assert.equal(await found(who), 0, who);
});

test('a suspension from a group outlives being removed from its community', async (world) => {
  await world.as('lou').rows`
    select suspend_member(${BUDGET}, ${personId('dominique')}, 'Insultes')`;
  await world.as('alix').rows`select remove_member(${MAIRIES}, ${personId('dominique')}, 'Parti')`;
  assert.equal(await standing(world, 'dominique', MAIRIES), undefined);
  await world.admin.rows`
    insert into community_memberships (community_id, person_id, state, joined_at)
    values (${MAIRIES}, ${personId('dominique')}, 'member', now())`;
  assert.equal(
    await world.as('dominique').refusal`select join_community(${BUDGET})`,
    'PT403 access-suspended',
  );
});

test('a suspension from a group outlives its move', async (world) => {
  await world.as('lou').rows`
    select suspend_member(${BUDGET}, ${personId('dominique')}, 'Insultes')`;
  await world.as('elise').rows`select move_group(${BUDGET}, ${EUROPE})`;
  await world.as('zoe').rows`select join_community(${EUROPE})`;
  await world.admin.rows`
    insert into community_memberships (community_id, person_id, state, joined_at)
    values (${EUROPE}, ${personId('dominique')}, 'member', now())`;
  assert.equal(
    await world.as('dominique').refusal`select join_community(${BUDGET})`,
    'PT403 access-suspended',
  );
});

test('whose suspension is over leaves as everybody', async (world) => {
  await world.at(NOON);
  await world.as('alix').rows`
    select suspend_member(${MAIRIES}, ${personId('camille')}, 'Insultes', '2026-11-27T12:00:00Z')`;
  await world.at('2026-11-28T12:00:00Z');
  const left = Object(await world.as('camille').value`select leave_community(${MAIRIES})`);
  assert.equal(left.community.state, 'none');
  assert.equal(await standing(world, 'camille', MAIRIES), undefined);
});

test('who is suspended from the community is asked for nothing in its groups', async (world) => {
  await world.as('alix').rows`
    select suspend_member(${MAIRIES}, ${personId('lou')}, 'Insultes')`;
  await world.admin.rows`
    update profiles set first_name = 'Camille', last_name = 'Martin'
    where id = ${personId('camille')}`;
  await world.admin.rows`delete from community_memberships
    where community_id = ${BUDGET} and person_id = ${personId('camille')}`;
  await world.as('camille').rows`select join_community(${BUDGET})`;
  const told = await world.admin.rows`
    select distinct person_id from notifications
    where kind = 'request' and community_id = ${BUDGET}`;
  assert.deepEqual(told, [{ person_id: personId('alix') }]);
});

test('who may post news no longer changes none, their own or what is to come', async (world) => {
  await world.at(NOON);
  const save = (persona: Persona, body: string) =>
    world.as(persona).value`
      select save_news(${postId(91)}, ${MAIRIES}, 'Fusion', ${body}, '2026-12-24T09:00')`;
  await world.as('alix').rows`
    select set_administrator(${MAIRIES}, ${personId('camille')}, true)`;
  await save('camille', 'Officiel');
  await world.as('alix').rows`
    select set_administrator(${MAIRIES}, ${personId('camille')}, false)`;
  await assert.rejects(save('camille', 'Détourné'), { message: 'administrators-post-here' });
});

test('members of groups are told no news of what closed above them', async (world) => {
  await world.as('alix').rows`select save_news(${postId(92)}, ${BUDGET}, 'Budget', 'Vote')`;
  await world.as('alix').rows`select close_community(${MAIRIES})`;
  await world.admin.rows`select app.job_tell_news()`;
  assert.equal(
    Number(await world.admin.value`select count(*) from notifications where kind = 'news'`),
    0,
  );
  assert.equal(Number(await world.admin.value`select count(*) from app.news_rounds`), 0);
});

test('nobody is reminded of requests in what closed above them', async (world) => {
  await world.at('2026-11-26T12:00:00Z');
  await world.admin.rows`
    update community_memberships set reminders = 0, asked_at = '2026-11-01T12:00:00Z'
    where community_id = ${BUDGET} and state = 'pending'`;
  await world.admin.rows`update communities set closed_at = now() where id = ${MAIRIES}`;
  assert.deepEqual(await world.admin.value`select app.job_remind_of_requests()`, {
    reminded: 0,
    passed_on: 0,
  });
});

test('nobody is mailed without end by who names, withdraws, bars and restores them', async (world) => {
  await world.at(NOON);
  const toggle = async (is: boolean) =>
    world.as('alix').rows`select set_administrator(${MAIRIES}, ${personId('camille')}, ${is})`;
  for (let n = 0; n < 12; n += 1) await toggle(n % 2 === 0);
  await assert.rejects(toggle(true), { message: 'too-many-attempts' });
  await assert.rejects(
    world.as('alix').rows`select suspend_member(${MAIRIES}, ${personId('camille')}, 'Encore')`,
    { message: 'too-many-attempts' },
  );
  await world.as('alix').rows`select suspend_member(${MAIRIES}, ${personId('dominique')}, 'Vu')`;
});

test('an author is not mailed without end by who hides and restores', async (world) => {
  await world.at(NOON);
  const moderate = (action: string) =>
    world.as('alix').rows`select moderate_post(${postId(1)}, ${action}, 'spam', 'Vu')`;
  for (let n = 0; n < 6; n += 1) {
    await moderate('hide');
    await moderate('restore');
  }
  await assert.rejects(moderate('hide'), { message: 'too-many-attempts' });
});

test('those registered are not mailed without end by who moves an event', async (world) => {
  await world.at(NOON);
  const save = (n: number) => world.as('alix').rows`
    select save_event(${postId(93)}, ${MAIRIES}, 'Réunion', '', '2026-12-01T09:00:00Z',
      '2026-12-01T10:00:00Z', 'Europe/Paris', ${`Salle ${n}`},
      seen_sequence => ${n === 0 ? null : n - 1})`;
  for (let n = 0; n <= 12; n += 1) await save(n);
  await assert.rejects(save(13), { message: 'too-many-attempts' });
});

test('nobody makes groups without end', async (world) => {
  await world.at(NOON);
  const make = (n: number) => world.as('alix').rows`
    select create_community(${communityId(700 + n)}, ${`Groupe ${n}`}, '', false, true, ${MAIRIES})`;
  for (let n = 0; n < 20; n += 1) await make(n);
  await assert.rejects(make(20), { message: 'too-many-attempts' });
});

test('the link of an event does not seem to lead elsewhere than it does', async (world) => {
  await world.at(NOON);
  const save = (link: string) => world.as('alix').rows`
    select save_event(${postId(94)}, ${MAIRIES}, 'Réunion', '', '2026-12-01T09:00:00Z',
      '2026-12-01T10:00:00Z', 'Europe/Paris', link => ${link})`;
  for (const link of ['https://www.impots.gouv.fr@mal.example/x', 'https://a:b@mal.example']) {
    await assert.rejects(save(link), { message: 'event-link-invalid' }, link);
  }
  await save('https://visio.example/salle?code=a@b#c');
});

test('those who are told under a count of their own are told in one order', async (world) => {
  // Somebody who runs a group after who runs its community, and before.
  await world.as('alix').rows`select set_administrator(${MAIRIES}, ${personId('camille')}, true)`;
  const told = await world.admin.rows`select app.those_asked(${MAIRIES}) as id`;
  assert.deepEqual(
    told.map(({ id }) => id),
    [personId('camille'), personId('alix')],
  );
});

testCommitting(
  'who removes a member waits for the groups before they hold the community',
  async ({ port, database }) => {
    const [owner, holder, remover] = [0, 1, 2].map(() => connect(port, database));
    if (!owner || !holder || !remover) throw new Error('no connection');
    // A group that stands before its community in the order of all.
    const group = '00000001-0000-4000-8000-000000000000';
    await owner`
    insert into public.communities (id, kind, parent_id, slug, name, created_at)
    values (${group}, 'group', ${MAIRIES}, 'mairies-avant', 'Avant', now())`;
    const leaving = await holder.reserve();
    await leaving`begin`;
    await leaving`select from public.communities where id = ${group} for no key update`;
    const { role, claims } = claimsOf('alix');
    const removing = remover.begin(async (sql) => {
      await sql`select set_config('request.jwt.claims', ${claims}, true), set_config('role', ${role}, true)`;
      await sql`select remove_member(${MAIRIES}, ${personId('dominique')}, 'Parti')`;
    });
    const isWaiting = async () =>
      Number((await owner`select count(*) as n from pg_locks where not granted`)[0]?.['n']) > 0;
    while (!(await isWaiting())) await new Promise((done) => setImmediate(done));
    // Who leaves takes the community next: it is free, or the two would wait for each other.
    await leaving`select from public.communities where id = ${MAIRIES} for no key update nowait`;
    await leaving`commit`;
    leaving.release();
    await removing;
    await Promise.all([owner, holder, remover].map((sql) => sql.end()));
  },
);

test('who was barred since is told what became of a report, and not how the thing is called', async (world) => {
  const title = async () => {
    const { notices } = Object(await world.as('camille').value`select my_notices()`);
    return Array.from(notices, (notice) => Object(notice))
      .filter(({ kind }) => kind === 'moderation')
      .map(({ title }) => title);
  };
  await world.as('camille').rows`select report_post(${postId(1)}, 'spam', '', true)`;
  const report = await world.admin.value`select id from app.post_reports`;
  await world.as('alix').rows`
    select decide_post_report(${String(report)}, false, 'none', '', 'Rien à redire')`;
  assert.deepEqual(await title(), ['Sujet 1']);
  await world.as('alix').rows`
    select suspend_member(${MAIRIES}, ${personId('camille')}, 'Insultes')`;
  assert.deepEqual(await title(), [null]);
});
