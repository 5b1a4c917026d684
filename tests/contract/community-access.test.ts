// Who is refused what in which community, over HTTP: the answers that supabase/tests/community-access
// pins. What is granted is tried in SQL alone, where it can be taken back.
import { readFileSync } from 'node:fs';
import type { Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  callsIn,
  EVERYBODY,
  type Everybody,
  nameOf,
  type Place,
} from '../../supabase/tests/community-calls.ts';
import { type CommunityWorld, makeCommunityWorld } from './community-world.ts';
import { ownerConnection } from './people.ts';
import { call, isLocal, publishableKey } from './supabase.ts';

const PLACES: Place[] = ['listed', 'group', 'hidden', 'absent'];
const AT_ONCE = 8;

type Pins = Record<string, Record<string, string>>;
const pinsOf = (persona: Everybody): Pins =>
  JSON.parse(
    readFileSync(
      new URL(`../../supabase/tests/community-access/${persona}.json`, import.meta.url),
      'utf8',
    ),
  );

const STATUS: Record<string, number> = { 'signed-out': 401, 'no grant': 401 };

// It arranges its people behind the API, which only a database of ours allows.
describe.runIf(isLocal)('communities by HTTP', () => {
  let sql: Sql;
  let world: CommunityWorld;
  beforeAll(async () => {
    sql = ownerConnection();
    world = await makeCommunityWorld(sql);
  });
  afterAll(async () => {
    await world.end();
    await sql.end();
  });

  async function refusal(persona: Everybody, name: string, body: object) {
    const token = world.tokens[persona];
    const response = await call(`/rest/v1/rpc/${name}`, {
      method: 'POST',
      headers: {
        apikey: publishableKey,
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
    });
    const { status } = response;
    const text = await response.text();
    if (response.ok) return { status, word: 'done' };
    const { code, message } = JSON.parse(text);
    return { status, word: code === '42501' ? 'no grant' : String(message) };
  }

  test.each(Object.keys(EVERYBODY) as Everybody[])(
    '%s is refused over HTTP what is refused in SQL, with the same word',
    async (persona) => {
      const questions = Object.entries(pinsOf(persona)).flatMap(([asked, answers]) =>
        Object.entries(answers)
          .filter(([word]) => word !== 'done')
          .flatMap(([word, places]) =>
            PLACES.filter((place) => places.split(' ').includes(place)).map((place) => ({
              asked,
              word,
              place,
            })),
          ),
      );
      expect(questions.length).toBeGreaterThan(0);
      const next = async (): Promise<void> => {
        for (let one = questions.shift(); one; one = questions.shift()) {
          const { asked, word, place } = one;
          const { status, word: heard } = await refusal(
            persona,
            nameOf(asked),
            callsIn(place)[asked] ?? {},
          );
          expect({ asked, place, word: heard }).toEqual({ asked, place, word });
          if (STATUS[word]) expect(status).toBe(STATUS[word]);
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, next));
    },
  );
});
