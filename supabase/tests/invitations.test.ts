import assert from 'node:assert/strict';
import { BUDGET, CLOSED, HIDDEN, MAIRIES } from './communities.ts';
import { type Persona, test, type World } from './fixtures.ts';
import { type Name, personId } from './personas.ts';

const NOON = '2026-11-24T11:00:00Z';

const link = async (
  { as }: Pick<World, 'as'>,
  who: Persona = 'alix',
  community = MAIRIES,
  days = 7,
  uses = 5,
) =>
  String(
    Object(await as(who).value`select make_invitation_link(${community}, ${days}, ${uses})`).token,
  );

const accept = async ({ as }: Pick<World, 'as'>, who: Persona, token: string) =>
  Object(await as(who).value`select accept_invitation(${token})`);

const read = async ({ as }: Pick<World, 'as'>, who: Persona, token: string) =>
  Object(await as(who).value`select read_invitation(${token})`);

const refused = ({ as }: Pick<World, 'as'>, who: Persona, token: string) =>
  as(who).refusal`select accept_invitation(${token})`;

const standing = ({ admin }: Pick<World, 'admin'>, name: Name, community = MAIRIES) =>
  admin.value`
    select state from community_memberships
    where community_id = ${community} and person_id = ${personId(name)}`;

test('a link lets in once each, for so long and so many', async (world) => {
  await world.at(NOON);
  const token = await link(world, 'alix', MAIRIES, 7, 1);
  const seen = await read(world, 'zoe', token);
  assert.deepEqual([seen.name, seen.state, seen.is_open], ['Secrétaires de mairie', 'none', true]);
  assert.equal(await standing(world, 'zoe'), undefined, 'reading joins nothing');
  for (let click = 0; click < 2; click++) {
    assert.equal((await accept(world, 'zoe', token)).state, 'member');
  }
  assert.equal(await refused(world, 'basile', token), 'PT409 invitation-over');
  const [{ uses, state }] = Object(
    await world.as('alix').value`select list_invitations(${MAIRIES})`,
  ).invitations;
  assert.deepEqual([uses, state], [1, 'used']);
  const short = await link(world, 'alix', MAIRIES, 1);
  await world.at('2026-11-25T11:00:00Z');
  assert.equal(await refused(world, 'basile', short), 'PT409 invitation-over');
});

test('the word of a link stands nowhere, and an unknown one is refused', async (world) => {
  const token = await link(world);
  const [row] = await world.admin
    .rows`select to_jsonb(i)::text as row from app.community_invitations i`;
  assert.ok(!String(row?.['row']).includes(token));
  for (const word of ['', 'x', token.slice(1), '%']) {
    assert.equal(await refused(world, 'zoe', word), 'PT404 invitation-unknown');
  }
});

test('an invitation to a hidden community names it to whoever has its word alone', async (world) => {
  const token = await link(world, 'basile', HIDDEN);
  assert.equal((await read(world, 'zoe', token)).name, 'Cercle discret');
  assert.equal(
    await world.as('zoe').refusal`select community('discrete')`,
    'PT404 community-unknown',
  );
  await accept(world, 'zoe', token);
  assert.equal(Object(await world.as('zoe').value`select community('discrete')`).state, 'member');
});

test('it answers a request that waits, and lifts a refusal but no suspension', async (world) => {
  const token = await link(world);
  await accept(world, 'ines', token);
  assert.equal(await standing(world, 'ines'), 'member');
  assert.deepEqual(
    await world.admin.rows`
      select details ->> 'what' as what from notifications
      where person_id = ${personId('ines')} and kind = 'joining'`,
    [{ what: 'accepted' }],
  );
  await accept(world, 'omar', token);
  assert.equal(await standing(world, 'omar'), 'member');
  assert.equal(await refused(world, 'nadia', token), 'PT403 access-suspended');
  assert.equal(await standing(world, 'nadia'), 'suspended');
});

test('one to a group is for members, unless who runs the community sends it: then it brings both', async (world) => {
  const fromGroup = await link(world, 'lou', BUDGET);
  assert.equal(await refused(world, 'zoe', fromGroup), 'PT409 join-community-first');
  const seen = await read(world, 'zoe', fromGroup);
  assert.deepEqual([seen.brings_parent, seen.parent.is_member], [false, false]);
  await accept(world, 'camille', fromGroup);
  assert.equal(await standing(world, 'camille', BUDGET), 'member');
  const fromAbove = await link(world, 'alix', BUDGET);
  await accept(world, 'zoe', fromAbove);
  assert.equal(await standing(world, 'zoe', MAIRIES), 'member');
  assert.equal(await standing(world, 'zoe', BUDGET), 'member');
  assert.equal(await refused(world, 'nadia', fromAbove), 'PT403 access-suspended');
  assert.equal(await standing(world, 'nadia', BUDGET), undefined);
});

test('it ends when it is withdrawn, when who sent it runs nothing any more, and when the community closes', async (world) => {
  const token = await link(world);
  const other = await link(world);
  const [{ id }] = Object(
    await world.as('alix').value`select list_invitations(${MAIRIES})`,
  ).invitations;
  for (const who of ['zoe', 'camille', 'lou', 'basile'] as const) {
    assert.equal(
      await world.as(who).refusal`select withdraw_invitation(${id})`,
      'PT404 invitation-unknown',
      who,
    );
  }
  for (let click = 0; click < 2; click++) {
    const gone = Object(await world.as('alix').value`select withdraw_invitation(${id})`);
    assert.equal(gone.state, 'withdrawn');
  }
  const answers = [
    await refused(world, 'zoe', token).catch(() => 'in'),
    await refused(world, 'basile', other).catch(() => 'in'),
  ];
  assert.deepEqual(answers.toSorted(), ['PT409 invitation-over', 'in']);
  const last = await link(world);
  await world.admin.rows`
    update community_memberships set is_administrator = false
    where community_id = ${MAIRIES} and person_id = ${personId('alix')}`;
  assert.equal(await refused(world, 'omar', last), 'PT409 invitation-over');
  await world.admin.rows`update communities set closed_at = now() where id = ${MAIRIES}`;
  assert.equal(await refused(world, 'omar', last), 'PT404 invitation-unknown');
});

test('mails go to each address once, and the answer is the same whoever has an account', async (world) => {
  await world.at(NOON);
  const courriels = [' Camille@preau.test', 'camille@preau.test', 'personne@preau.test'];
  const invite = (list: string[], message = 'Venez !') =>
    world.as('alix').value`select invite_by_mail(${MAIRIES}, ${list}::text[], ${message})`;
  assert.deepEqual(await invite(courriels), { sent: 2, refused: [] });
  const mails = await world.admin.rows`
    select recipient, template, person_id, params - 'token' as params from app.mail_outbox
    where template = 'community-invitation' order by recipient`;
  const params = { by: 'Alix', community: 'Secrétaires de mairie', message: 'Venez !' };
  assert.deepEqual(
    mails,
    ['camille@preau.test', 'personne@preau.test'].map((recipient) => ({
      ...{ recipient, template: 'community-invitation', person_id: null, params },
    })),
  );
  // One mistyped address holds the others back: nothing has left twice once it is corrected.
  assert.deepEqual(await invite(['bien@preau.test', 'pas une adresse']), {
    sent: 0,
    refused: ['pas une adresse'],
  });
  // Nobody is written to without end, and who invites is not told of it.
  for (let n = 0; n < 5; n++) {
    assert.deepEqual(await invite(['personne@preau.test']), { sent: 1, refused: [] });
  }
  assert.equal(
    await world.admin.value`
      select count(*)::int from app.mail_outbox
      where template = 'community-invitation' and recipient = 'personne@preau.test'`,
    3,
  );
});

test('what cannot be is refused', async ({ as }) => {
  const made = (days: number | null, uses: number | null) =>
    as('alix').refusal`select make_invitation_link(${MAIRIES}, ${days}, ${uses})`;
  for (const days of [0, 91, null]) assert.equal(await made(days, 1), 'PT400 days-invalid');
  for (const uses of [0, 501, null]) assert.equal(await made(1, uses), 'PT400 uses-invalid');
  const mail = (list: string[], message = '') =>
    as('alix').refusal`select invite_by_mail(${MAIRIES}, ${list}::text[], ${message})`;
  assert.equal(await mail([]), 'PT400 courriels-invalid');
  assert.equal(await mail(Array(51).fill('a@preau.test')), 'PT400 courriels-invalid');
  assert.equal(await mail(['a@preau.test'], 'x'.repeat(1001)), 'PT400 message-too-long');
});

test('only those who run a community invite to it or see its invitations', async ({ as }) => {
  const calls = (community: string) => [
    `list_invitations('${community}')`,
    `make_invitation_link('${community}', 1, 1)`,
    `invite_by_mail('${community}', '{a@preau.test}')`,
  ];
  const expected: [Persona, string, RegExp][] = [
    ...(['camille', 'dominique', 'lou', 'zoe', 'ines', 'omar', 'nadia', 'basile'] as const).map(
      (who): [Persona, string, RegExp] => [who, MAIRIES, /administrators-only/],
    ),
    ['zoe', HIDDEN, /community-unknown/],
    ['camille', CLOSED, /community-unknown/],
    ['dominique', BUDGET, /administrators-only/],
    ['zoe', BUDGET, /community-unknown/],
    ...(['stranger', 'noa', 'sacha', 'mo', 'lea', 'ida'] as const).map(
      (who): [Persona, string, RegExp] => [who, MAIRIES, /signed-out/],
    ),
  ];
  for (const [who, community, why] of expected) {
    for (const call of calls(community)) {
      await assert.rejects(as(who).run(`select ${call}`), why, `${who} ${call}`);
    }
  }
  for (const who of ['stranger', 'sacha'] as const) {
    await assert.rejects(as(who).run(`select read_invitation('x')`), /signed-out/);
    await assert.rejects(as(who).run(`select accept_invitation('x')`), /signed-out/);
  }
});
