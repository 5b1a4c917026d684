import assert from 'node:assert/strict';
import { sha, solveChallenge, verifySolution } from 'altcha/lib';
import { z } from 'zod';
import { test, type World } from './fixtures.ts';

const Challenge = z.object({
  parameters: z.object({
    algorithm: z.string(),
    cost: z.number(),
    expiresAt: z.number(),
    keyLength: z.number(),
    keyPrefix: z.string(),
    nonce: z.string(),
    salt: z.string(),
  }),
  signature: z.string(),
});

type Scene = Pick<World, 'as'>;

const make = async ({ as }: Scene) =>
  Challenge.parse(await as('anon').value`select make_human_check()`);

async function solved(scene: Scene) {
  const challenge = await make(scene);
  const solution = await solveChallenge({ challenge, deriveKey: sha.deriveKey });
  assert.ok(solution);
  return { challenge, solution };
}

const spend = ({ as }: Scene, proof: object) =>
  as('service').rows`select spend_human_check(${JSON.stringify(proof)}::text::jsonb)`;
const refusal = ({ as }: Scene, proof: object | null) =>
  as('service').refusal`select spend_human_check(${JSON.stringify(proof)}::text::jsonb)`;

test('a challenge is ALTCHA’s: its own solver answers it and its own verifier agrees', async (world) => {
  const { challenge, solution } = await solved(world);
  const secret = String(
    await world.admin.value`
      update app.human_check_rule set secret = 'known' returning convert_from(secret, 'UTF8')`,
  );
  const signed = await solved(world);
  const verified = await verifySolution({
    ...signed,
    deriveKey: sha.deriveKey,
    hmacSignatureSecret: secret,
  });
  assert.equal(verified.verified, true);
  assert.match(await refusal(world, { challenge, solution }), /human-check-invalid/);
});

test('a proof is taken once', async (world) => {
  const proof = await solved(world);
  await spend(world, proof);
  assert.equal(await refusal(world, proof), 'PT409 human-check-used');
  await spend(world, await solved(world));
});

test('what is not solved, not ours or not a proof is refused', async (world) => {
  const { challenge, solution } = await solved(world);
  const { parameters, signature } = challenge;
  const never = { ...parameters, expiresAt: parameters.expiresAt + 3600 };
  for (const proof of [
    { challenge, solution: { counter: solution.counter + 1 } },
    { challenge, solution: { counter: -1 } },
    { challenge, solution: { counter: '1); drop' } },
    { challenge, solution: {} },
    { challenge: { parameters: never, signature }, solution },
    { challenge: { parameters, signature: 'f'.repeat(64) }, solution },
    { challenge: { parameters }, solution },
    { challenge: { parameters: [parameters], signature }, solution },
    { challenge: { parameters: { ...parameters, salt: 'xyz' }, signature }, solution },
    {},
    [],
    null,
  ]) {
    assert.equal(await refusal(world, proof), 'PT400 human-check-invalid', JSON.stringify(proof));
  }
  await spend(world, { challenge, solution });
});

test('a proof is good for ten minutes', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  const [early, late] = [await solved(world), await solved(world)];
  await world.at('2026-11-22T12:09:59Z');
  await spend(world, early);
  await world.at('2026-11-22T12:10:00Z');
  assert.equal(await refusal(world, late), 'PT410 human-check-expired');
});

test('used ones are kept as digests, until they would have expired anyway', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  const proof = await solved(world);
  await spend(world, proof);
  const kept = () => world.admin.rows`
    select s::text as row from app.spent_human_checks s where digest <> 'seed'`;
  const [row] = await kept();
  assert.ok(!String(row?.['row']).includes(proof.challenge.signature));
  await world.as('service').rows`select tick()`;
  assert.equal((await kept()).length, 1);
  await world.at('2026-11-22T13:00:00Z');
  await world.as('service').rows`select tick()`;
  assert.equal((await kept()).length, 0);
});

test('the work is bounded by the rule', async (world) => {
  await world.admin.rows`update app.human_check_rule set max_hashes = 3`;
  for (let n = 0; n < 10; n++) {
    const { solution } = await solved(world);
    assert.ok(solution.counter < 3);
  }
});

const insertAccount = ({ admin }: Pick<World, 'admin'>, email: string | null) => admin.rows`
  insert into auth.users (id, email) values (gen_random_uuid(), ${email})`;
const accountRefusal = ({ admin }: Pick<World, 'admin'>, email: string | null) => admin.refusal`
  insert into auth.users (id, email) values (gen_random_uuid(), ${email})`;
const NOT_PERMITTED = 'PT403 account-not-permitted';

test('no account comes into being beside our sign-up, whatever Auth lets through', async (world) => {
  assert.equal(await accountRefusal(world, 'intruse@preau.test'), NOT_PERMITTED);
  assert.equal(await accountRefusal(world, null), NOT_PERMITTED);
});

test('the service permits one account, for five minutes', async (world) => {
  await world.at('2026-11-22T12:00:00Z');
  for (const email of ['un@preau.test', 'deux@preau.test'])
    await world.as('service').rows`select permit_account(${` ${email.toUpperCase()} `})`;
  await world.at('2026-11-22T12:04:59Z');
  await insertAccount(world, 'un@preau.test');
  await world.admin.rows`delete from auth.users where email = 'un@preau.test'`;
  assert.equal(await accountRefusal(world, 'un@preau.test'), NOT_PERMITTED, 'it is used up');
  await world.at('2026-11-22T12:05:00Z');
  assert.equal(await accountRefusal(world, 'deux@preau.test'), NOT_PERMITTED);
});

test('a sign-up lets its account in from the click on Confirmer until its ticket ends', async (world) => {
  const { admin, at } = world;
  await at('2026-11-22T12:00:00Z');
  await admin.rows`
    insert into app.sign_ups (email, read_at, created_at, expires_at)
    values ('nora@preau.test', app.clock(), app.clock(), app.clock() + interval '1 day')`;
  assert.equal(await accountRefusal(world, 'nora@preau.test'), NOT_PERMITTED);
  await admin.rows`
    update app.sign_ups set ticket_hash = 'x', confirmed_at = app.clock(),
      ticket_expires_at = app.clock() + interval '1 day'
    where email = 'nora@preau.test'`;
  await insertAccount(world, 'Nora@preau.test');
  await admin.rows`delete from auth.users where email = 'Nora@preau.test'`;
  await at('2026-11-23T12:00:00Z');
  assert.equal(await accountRefusal(world, 'nora@preau.test'), NOT_PERMITTED);
});
