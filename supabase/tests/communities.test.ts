import assert from 'node:assert/strict';
import { BUDGET, CLOSED, EUROPE, HIDDEN, HIDDEN_GROUP, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { type Name, personId, postId, replyId, sessionId } from './personas.ts';

type Standing = { state: string; is_member: boolean; is_administrator: boolean } | null;

const standing = async ({ admin }: World, name: Name, community: string): Promise<Standing> => {
  const [row] = await admin.rows`
    select (m).community_id, (m).state, (m).is_member, (m).is_administrator
    from app.membership_of(${personId(name)}, ${community}) m`;
  if (!row?.['community_id']) return null;
  const { state, is_member, is_administrator } = row;
  return { state, is_member, is_administrator } as Standing;
};

const outsider = { state: 'none', is_member: false, is_administrator: false };
const asking = { state: 'pending', is_member: false, is_administrator: false };
const member = { state: 'member', is_member: true, is_administrator: false };
const administrator = { state: 'member', is_member: true, is_administrator: true };
const staff = { state: 'none', is_member: true, is_administrator: true };

test('who is what in a listed community that needs approval', async (world) => {
  const expected: [Name, Standing][] = [
    ['zoe', outsider],
    ['basile', outsider],
    ['ines', asking],
    ['camille', member],
    ['alix', administrator],
    ['elise', staff],
    ['omar', { ...outsider, state: 'refused' }],
    ['nadia', { ...outsider, state: 'suspended' }],
  ];
  for (const [name, answer] of expected) {
    assert.deepEqual(await standing(world, name, MAIRIES), answer, name);
  }
});

test('a hidden community exists to nobody who has nothing to do with it', async (world) => {
  for (const name of ['zoe', 'alix', 'camille'] as const) {
    assert.equal(await standing(world, name, HIDDEN), null, name);
  }
  assert.deepEqual(await standing(world, 'dominique', HIDDEN), member);
  assert.deepEqual(await standing(world, 'elise', HIDDEN), staff);
});

test('a group is known to the members of its community alone', async (world) => {
  assert.equal(await standing(world, 'zoe', BUDGET), null);
  assert.equal(await standing(world, 'ines', BUDGET), null);
  assert.deepEqual(await standing(world, 'camille', BUDGET), asking);
  assert.deepEqual(await standing(world, 'dominique', BUDGET), member);
  assert.deepEqual(await standing(world, 'lou', BUDGET), administrator);
  assert.deepEqual(await standing(world, 'alix', BUDGET), staff);
  assert.equal(await standing(world, 'dominique', HIDDEN_GROUP), null);
  assert.deepEqual(await standing(world, 'alix', HIDDEN_GROUP), staff);
});

test('who is no member of the community any more is none of its groups', async (world) => {
  await world.admin.rows`
    delete from community_memberships
    where community_id = ${MAIRIES} and person_id = ${personId('lou')}`;
  assert.equal(await standing(world, 'lou', BUDGET), null);
  await world.admin.rows`
    update community_memberships set state = 'suspended'
    where community_id = ${MAIRIES} and person_id = ${personId('dominique')}`;
  assert.equal(await standing(world, 'dominique', BUDGET), null);
});

test('a suspension ends by itself, on its second', async (world) => {
  await world.admin.rows`
    update community_memberships set suspended_until = '2026-11-26T12:00:00Z'
    where community_id = ${MAIRIES} and person_id = ${personId('nadia')}`;
  await world.at('2026-11-26T11:59:59Z');
  assert.equal((await standing(world, 'nadia', MAIRIES))?.state, 'suspended');
  await world.at('2026-11-26T12:00:00Z');
  assert.deepEqual(await standing(world, 'nadia', MAIRIES), member);
});

test('a closed community is there for the staff alone', async (world) => {
  assert.equal(await standing(world, 'camille', CLOSED), null);
  assert.deepEqual(await standing(world, 'elise', CLOSED), staff);
});

test('the talk of a session is for those enrolled while it runs, and its team', async (world) => {
  const talk = String(
    await world.admin.value`
      insert into communities (kind, session_id, slug, name, created_at)
      values ('session', ${sessionId(1)}, 'session-1', 'Session 1', now()) returning id`,
  );
  assert.deepEqual(await standing(world, 'dominique', talk), member);
  assert.deepEqual(await standing(world, 'alix', talk), staff);
  assert.equal(await standing(world, 'ines', talk), null);
  assert.equal(await standing(world, 'zoe', talk), null);
  await world.admin.rows`
    update sessions set ends_at = '2021-01-01T00:00:00Z' where id = ${sessionId(1)}`;
  assert.equal(await standing(world, 'dominique', talk), null);
});

test('a community is read by its address, and a hidden one is as absent as one that is not', async ({
  as,
}) => {
  const card = Object(await as('camille').value`select community('mairies')`);
  assert.equal(card.name, 'Secrétaires de mairie');
  assert.equal(card.member_count, 6);
  assert.deepEqual(card.member_parts, ['experiences', 'forum']);
  const outside = Object(await as('zoe').value`select community('mairies')`);
  assert.equal(outside.member_parts, null);
  assert.equal(outside.unread, null);
  const refusals = new Set<string>();
  for (const slug of ['discrete', 'mairies-budget', 'fermee', 'jamais']) {
    refusals.add(await as('zoe').refusal`select community(${slug})`);
  }
  assert.deepEqual([...refusals], ['PT404 community-unknown']);
});

test('those without an account, or barred, are told nothing', async ({ as }) => {
  const persons: Persona[] = ['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'];
  for (const persona of persons) {
    for (const call of [
      `community('mairies')`,
      `list_communities()`,
      `my_communities()`,
      `list_groups('${MAIRIES}')`,
      `join_community('${EUROPE}')`,
    ]) {
      await assert.rejects(as(persona).run(`select ${call}`), /signed-out/, `${persona} ${call}`);
    }
  }
});

const slugs = (rows: unknown): string[] => Array.from(Object(rows), ({ slug }) => slug);

test('the list holds what is listed and open, by name, and finds words whatever their accents', async ({
  as,
}) => {
  const all = Object(await as('zoe').value`select list_communities()`);
  assert.deepEqual(slugs(all.communities), ['mairies', 'europe']);
  assert.equal(all.has_more, false);
  const found = Object(await as('zoe').value`select list_communities('SECRÉTAIRES')`);
  assert.deepEqual(slugs(found.communities), ['mairies']);
  for (const words of ['%', '_', "l'", '\\', 'discret', 'budget']) {
    const none = Object(await as('zoe').value`select list_communities(${words})`);
    assert.deepEqual(slugs(none.communities), [], words);
  }
});

test('groups are listed to members, the hidden ones to those in them', async ({ as }) => {
  assert.deepEqual(slugs(await as('camille').value`select list_groups(${MAIRIES})`), [
    'mairies-budget',
  ]);
  assert.deepEqual(slugs(await as('lou').value`select list_groups(${MAIRIES})`), [
    'mairies-budget',
    'mairies-discret',
  ]);
  assert.equal(await as('zoe').refusal`select list_groups(${MAIRIES})`, 'PT403 members-only');
  assert.equal(await as('nadia').refusal`select list_groups(${MAIRIES})`, 'PT403 access-suspended');
});

test('one’s own communities say what one is to each', async ({ as }) => {
  const mine = Array.from(Object(await as('camille').value`select my_communities()`), (card) => {
    const { slug, state } = Object(card);
    return [slug, state];
  });
  assert.deepEqual(mine, [
    ['mairies', 'member'],
    ['mairies-budget', 'pending'],
  ]);
});

test('an open community is joined at once, one with approval is asked, each once', async ({
  as,
  admin,
}) => {
  const count = () => admin.value`select member_count from communities where id = ${EUROPE}`;
  assert.equal(await count(), 1);
  for (let click = 0; click < 2; click += 1) {
    const joined = Object(await as('zoe').value`select join_community(${EUROPE})`);
    assert.deepEqual([joined.state, joined.member_count], ['member', 2]);
  }
  assert.equal(await count(), 2);
  const asked = Object(await as('zoe').value`select join_community(${MAIRIES}, ' Bonjour ')`);
  assert.equal(asked.state, 'pending');
  await as('zoe').rows`select join_community(${MAIRIES}, 'Encore')`;
  assert.deepEqual(
    await admin.rows`
      select message from community_memberships
      where community_id = ${MAIRIES} and person_id = ${personId('zoe')}`,
    [{ message: 'Bonjour' }],
  );
});

test('who may not join is told why', async ({ as, at }) => {
  assert.equal(
    await as('nadia').refusal`select join_community(${MAIRIES})`,
    'PT403 access-suspended',
  );
  assert.equal(
    await as('omar').refusal`select join_community(${MAIRIES})`,
    'PT403 ask-again-later',
  );
  assert.equal(
    await as('zoe').refusal`select join_community(${HIDDEN})`,
    'PT404 community-unknown',
  );
  assert.equal(
    await as('zoe').refusal`select join_community(${BUDGET})`,
    'PT404 community-unknown',
  );
  assert.equal(
    await as('zoe').refusal`select join_community(${EUROPE}, ${'x'.repeat(1001)})`,
    'PT400 message-too-long',
  );
  await at('2900-01-01T00:00:00Z');
  const again = Object(await as('omar').value`select join_community(${MAIRIES})`);
  assert.deepEqual([again.state, again.may_ask_again_at], ['pending', null]);
});

test('a post is there for members, a hidden or scheduled one for its author and administrators', async ({
  as,
  admin,
}) => {
  const reads = (persona: Persona) =>
    as(persona).rows`select (app.readable_post(${postId(1)})).id`.then(
      () => true,
      () => false,
    );
  // As the database's functions ask, which run with their owner's rights.
  await admin.rows`grant usage on schema app to authenticated`;
  await admin.rows`grant execute on function app.readable_post(uuid) to authenticated`;
  assert.equal(await reads('camille'), true);
  for (const persona of ['zoe', 'ines', 'nadia', 'basile', 'sacha'] as const) {
    assert.equal(await reads(persona), false, persona);
  }
  for (const change of [`hidden_at = now()`, `hidden_at = null, published_at = '2900-01-01'`]) {
    await admin.run(`update posts set ${change} where id = '${postId(1)}'`);
    assert.equal(await reads('camille'), false, change);
    assert.equal(await reads('dominique'), true, change);
    assert.equal(await reads('alix'), true, change);
  }
});

test('replies are counted as they are written, hidden and deleted', async ({ admin }) => {
  const seen = () => admin.value`select reply_count from posts where id = ${postId(1)}`;
  assert.equal(await seen(), 1);
  await admin.rows`update replies set hidden_at = now() where id = ${replyId(1)}`;
  assert.equal(await seen(), 0);
  await admin.rows`update replies set body = '', deleted_at = now() where id = ${replyId(1)}`;
  assert.equal(await seen(), 0);
  await admin.rows`
    insert into replies (id, post_id, author_id, body, created_at)
    values (${replyId(99)}, ${postId(1)}, ${personId('lou')}, 'Moi aussi', '2026-11-26T12:00:00Z')`;
  assert.deepEqual(
    await admin.rows`select reply_count, last_activity_at from posts where id = ${postId(1)}`,
    [{ reply_count: 1, last_activity_at: new Date('2026-11-26T12:00:00Z') }],
  );
});

test('a notice names a community and what was said only while its reader may see it', async ({
  as,
  admin,
}) => {
  const tell = (name: Name) => admin.rows`
    select app.notify_in_community(${personId(name)}, 'answer', 'test', ${MAIRIES}, ${postId(1)},
      ${replyId(1)})`;
  await tell('camille');
  await tell('camille');
  const read = async () => {
    const { notices } = Object(await as('camille').value`select my_notices()`);
    return Array.from(notices, (notice) => {
      const { community, title, author, excerpt, href } = Object(notice);
      return { community, title, author, excerpt, href };
    });
  };
  assert.deepEqual(await read(), [
    {
      community: 'Secrétaires de mairie',
      title: 'Sujet 1',
      author: 'Dominique',
      excerpt: 'Une réponse',
      href: `/communaute/forum/?c=mairies&id=${postId(1)}#${replyId(1)}`,
    },
  ]);
  const nothing = { title: null, author: null, excerpt: null, href: null };
  await admin.rows`update replies set hidden_at = now() where id = ${replyId(1)}`;
  assert.deepEqual(await read(), [{ community: 'Secrétaires de mairie', ...nothing }]);
  // A notice of the topic itself, and then one of a reply to it, once the topic is hidden.
  await admin.rows`update notifications set reply_id = null where unique_key = 'test'`;
  assert.equal((await read())[0]?.title, 'Sujet 1');
  await admin.rows`update posts set hidden_at = now() where id = ${postId(1)}`;
  assert.deepEqual(await read(), [{ community: 'Secrétaires de mairie', ...nothing }]);
  await admin.rows`
    delete from community_memberships where person_id = ${personId('camille')}`;
  await admin.rows`update communities set is_listed = false where id = ${MAIRIES}`;
  assert.deepEqual(await read(), [{ community: null, ...nothing }]);
});

test('a reply is there for nobody for whom its topic is not', async ({ admin }) => {
  const sees = (name: Name) => admin.value`
    select app.sees_reply(r, p, app.membership_of(${personId(name)}, p.community_id))
    from replies r join posts p on p.id = r.post_id where r.id = ${replyId(1)}`;
  assert.equal(await sees('camille'), true);
  await admin.rows`update posts set hidden_at = now() where id = ${postId(1)}`;
  assert.equal(await sees('camille'), false);
  assert.equal(await sees('alix'), true);
});
