import assert from 'node:assert/strict';
import { test } from './fixtures.ts';
import { personId } from './personas.ts';

test('each obstacle has its name, and only who meets none is somebody', async ({ as }) => {
  const expected = [
    ['camille', 'ready'],
    ['noa', 'unknown'],
    ['sacha', 'suspended'],
    ['ida', 'deletion-due'],
    ['mo', 'password-due'],
    ['lea', 'terms-due'],
    ['ana', 'unknown'],
    ['stranger', 'unknown'],
  ] as const;
  for (const [persona, state] of expected) {
    assert.equal(await as(persona).value`select account_state() ->> 'state'`, state, persona);
    const me = await as(persona).value`select app.me()`;
    assert.equal(me !== null, state === 'ready', persona);
  }
});

test('a suspended person is told that before anything else', async ({ as, admin }) => {
  await admin.rows`
    update profiles set must_change_password = true, terms_due = '2', deletion_due_at = now()
    where id = ${personId('sacha')}`;
  assert.equal(await as('sacha').value`select account_state() ->> 'state'`, 'suspended');
});

test('an account whose deletion is due keeps its profile, and is nobody meanwhile', async ({
  as,
}) => {
  assert.deepEqual(await as('ida').rows`select id from profiles`, []);
  assert.match(await as('ida').refusal`select my_profile()`, /^PT401 signed-out/);
});

test('what was read or accepted is kept with the version and the hash of its text', async ({
  admin,
  as,
}) => {
  const hash = 'a'.repeat(64);
  await admin.rows`update app.legal_documents set is_current = false`;
  await admin.rows`
    insert into app.legal_documents (document, version, title, text_hash, published_at, is_current)
    values ('conditions-generales', '2', 'CGU', ${hash}, now(), true),
      ('conditions-generales', '3', 'CGU', ${hash}, now(), false)`;
  await admin.rows`
    select app.give_consents(${personId('camille')}, 'accepted',
      array['conditions-generales', 'no-such-page'], '2026-11-25T10:00:00Z')`;
  assert.deepEqual(
    await as('camille').rows`
      select document, version, kind, text_hash from consents where version <> '1'`,
    [{ document: 'conditions-generales', version: '2', kind: 'accepted', text_hash: hash }],
  );
});
