import assert from 'node:assert/strict';
import { catalogue, legalDocument, TERMS, withTerms } from './catalogue.ts';
import { test, type World } from './fixtures.ts';
import { personId } from './personas.ts';

type Some = Pick<World, 'as' | 'admin'>;

async function publish({ as }: Some, release: object) {
  await as('publisher').rows`
    select app.flip_release(app.prepare_release(${JSON.stringify(release)}::text::jsonb))`;
}
const stateOf = ({ as }: Some, persona: Parameters<World['as']>[0]) =>
  as(persona).value`select account_state() ->> 'state'`;
const logged = ({ admin }: Some, action: string) =>
  admin.rows`select subject, details from app.audit_log where action = ${action} order by id`;
const current = ({ admin }: Some) =>
  admin.value`
    select version from app.legal_documents where document = ${TERMS} and is_current`;
const accept = ({ admin }: Some, version: string, kind = 'accepted') =>
  admin.rows`
    insert into consents (person_id, document, version, kind, given_at)
    values (${personId('zoe')}, ${TERMS}, ${version}, ${kind}, now())`;

test('a release that only mends the text asks nobody, keeps the first text, and is logged', async (world) => {
  await publish(world, withTerms(catalogue(), '1', 'Le même texte, sans sa faute.'));
  assert.equal(await stateOf(world, 'zoe'), 'ready');
  assert.deepEqual(
    await world.admin.rows`
      select version, body, text_hash from app.legal_documents where document = ${TERMS}`,
    [{ version: '1', body: `Texte de ${TERMS}.`, text_hash: legalDocument(TERMS).textHash }],
  );
  assert.deepEqual(await logged(world, 'legal-text-mended'), [
    { subject: TERMS, details: { version: '1' } },
  ]);
  // Published again as it is, nothing is mended.
  await publish(world, withTerms(catalogue(), '1', 'Le même texte, sans sa faute.'));
  assert.equal((await logged(world, 'legal-text-mended')).length, 1);
});

test('a new version of the terms is asked of everybody who has an account, and of nobody else', async (world) => {
  await accept(world, '2');
  await publish(world, withTerms(catalogue(), '2', 'De nouvelles règles.'));
  assert.equal(await current(world), '2');
  for (const [persona, state] of [
    ['zoe', 'ready'],
    ['camille', 'terms-due'],
    ['lea', 'terms-due'],
    ['sacha', 'suspended'],
    ['noa', 'unknown'],
  ] as const) {
    assert.equal(await stateOf(world, persona), state, persona);
  }
  assert.deepEqual(
    await world.admin.rows`
      select distinct terms_due from profiles where finished_at is null or deleted_at is not null`,
    [{ terms_due: null }],
  );
  assert.equal(
    await world.admin.value`select terms_due from profiles where id = ${personId('sacha')}`,
    '2',
  );
  assert.deepEqual((await logged(world, 'terms-version')).at(-1), {
    subject: TERMS,
    details: { from: '1', to: '2' },
  });
});

test('having read the terms, or having withdrawn, is not having accepted', async (world) => {
  await accept(world, '2', 'read');
  await publish(world, withTerms(catalogue(), '2'));
  assert.equal(await stateOf(world, 'zoe'), 'terms-due');
  await accept(world, '3');
  await world.admin.rows`
    update consents set withdrawn_at = given_at where version = '3'`;
  await publish(world, withTerms(catalogue(), '3'));
  assert.equal(await stateOf(world, 'zoe'), 'terms-due');
});

test('a new version of another page asks nobody', async (world) => {
  const release = catalogue();
  release.documents[0] = legalDocument('mentions-legales', '2');
  await publish(world, release);
  assert.equal(await stateOf(world, 'zoe'), 'ready');
  assert.deepEqual(
    await world.admin.rows`
      select version from app.legal_documents
      where document = 'mentions-legales' and is_current`,
    [{ version: '2' }],
  );
});

test('a roll-back takes the new terms back: who had accepted the earlier ones is asked no more', async (world) => {
  await publish(world, withTerms(catalogue(), '2'));
  await accept(world, '2');
  await world.admin.rows`delete from consents where person_id = ${personId('lou')}`;
  await world.as('publisher').rows`select app.roll_back()`;
  assert.equal(await current(world), '1');
  assert.equal(await stateOf(world, 'camille'), 'ready');
  assert.equal(await stateOf(world, 'zoe'), 'ready');
  assert.equal(await stateOf(world, 'lou'), 'terms-due');
  // Forward again: who had accepted it already is not asked twice.
  await publish(world, withTerms(catalogue(), '2'));
  assert.equal(await stateOf(world, 'zoe'), 'ready');
  assert.equal(await stateOf(world, 'camille'), 'terms-due');
});

test('a release from before the documents had versions leaves them as they are', async (world) => {
  await world.admin.rows`
    update app.releases set manifest = manifest - 'documents' where is_live`;
  await publish(world, withTerms(catalogue(), '2'));
  await world.as('publisher').rows`select app.roll_back()`;
  assert.equal(await current(world), '2');
});

test('nobody reads or writes the documents but through a release', async ({ as }) => {
  for (const persona of ['anon', 'camille', 'service', 'publisher'] as const) {
    assert.match(await as(persona).refusal`select document from app.legal_documents`, /^42501/);
    assert.match(await as(persona).refusal`select app.ask_for_terms('9')`, /^42501/);
  }
});
