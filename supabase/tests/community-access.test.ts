// Who gets what of which community: every function, as everybody, in every kind of place.
import assert from 'node:assert/strict';
import {
  CONCERNED,
  callsIn,
  EVERYBODY,
  type Everybody,
  fillPlaces,
  nameOf,
  OWN,
  PLACES,
  type Place,
  sqlOf,
} from './community-calls.ts';
import { test, type World } from './fixtures.ts';
import { assertPinned } from './pinned.ts';

/** Asks, takes back what it did, and says what it was answered. */
const ATTEMPT = `
create schema probe;
grant usage on schema probe to public;
create function probe.answer(statement text) returns text language plpgsql as $$
declare
  said text;
begin
  execute statement into said;
  raise sqlstate 'PROBE' using message = 'done ' || coalesce(said, '');
exception
  when sqlstate 'PROBE' then return sqlerrm;
  when insufficient_privilege then return 'no grant';
  when others then return case when sqlstate like 'PT%' then sqlerrm else sqlstate || ' ' || sqlerrm end;
end $$;
grant execute on function probe.answer(text) to public;`;

const PLACE_NAMES = Object.keys(PLACES) as Place[];
const PERSONAS = Object.keys(EVERYBODY) as Everybody[];

type Answers = Record<string, string>;

async function answersIn({ as }: World, persona: Everybody, place: Place): Promise<Answers> {
  const calls = Object.entries(callsIn(place));
  const list = calls.map(([call, args]) => `('${sqlOf(call, args).replaceAll("'", "''")}')`);
  const rows = await as(persona).run(
    `select probe.answer(s) as answer from (values ${list.join(', ')}) as asked (s)`,
  );
  return Object.fromEntries(calls.map(([call], at) => [call, String(rows[at]?.['answer'])]));
}

async function arrange({ admin }: World): Promise<void> {
  await admin.run(ATTEMPT);
  // As whoever comes in has said how they are called.
  await admin.rows`
    update profiles set first_name = 'Prénom', last_name = 'Nom'
    where first_name is null and deleted_at is null`;
  await fillPlaces(admin.rows);
}

for (const persona of PERSONAS) {
  test(`${persona} (${EVERYBODY[persona]}) gets from each community what is pinned, and no more`, async (world) => {
    await arrange(world);
    const found: Record<string, Record<string, string>> = {};
    for (const place of PLACE_NAMES) {
      for (const [call, answer] of Object.entries(await answersIn(world, persona, place))) {
        const word = answer.startsWith('done ') ? 'done' : answer;
        const before = found[call]?.[word];
        found[call] = { ...found[call], [word]: before ? `${before} ${place}` : place };
      }
    }
    assertPinned(`community-access/${persona}.json`, found);
  });

  test(`to ${persona}, what is hidden, closed or foreign is as absent, to the letter`, async (world) => {
    await arrange(world);
    const absent = await answersIn(world, persona, 'absent');
    for (const place of ['hidden', 'hidden-group', 'closed'] as const) {
      if (CONCERNED[place]?.some((name) => name === persona)) continue;
      const answers = await answersIn(world, persona, place);
      for (const [call, answer] of Object.entries(answers)) {
        // Whoever has the secret word of an invitation knows what it was for.
        if (call.endsWith('_invitation') && 'token' in (callsIn(place)[call] ?? {})) continue;
        assert.equal(anonymous(answer), anonymous(absent[call] ?? ''), `${call} ${place}`);
      }
    }
  });
}

/** Without the ids that were asked with. */
const anonymous = (answer: string) =>
  answer.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>');

test('no function of communities is left out', async ({ admin }) => {
  const functions = await admin.rows`
    select distinct p.proname as name from pg_proc p
    where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
      and has_function_privilege('authenticated', p.oid, 'execute')
      and p.prosrc ~ 'communit|member|app\.\w*(post|event|document|upload|topic|publication)'
      and p.prosrc !~ 'public\.comments|lesson_id' order by 1`;
  const asked = new Set([...Object.keys(callsIn('listed')).map(nameOf), ...OWN]);
  const left = functions.map(({ name }) => String(name)).filter((name) => !asked.has(name));
  assert.deepEqual(left, []);
});
