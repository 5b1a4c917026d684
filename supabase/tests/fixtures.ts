import postgres, { type ReservedSql, type Sql } from 'postgres';
import { connect, copyTemplate, dropDatabase } from './cluster.ts';
import { type Name, userId } from './personas.ts';

/** A stranger is signed in to Auth and has no profile. */
export type Persona = Name | 'anon' | 'service' | 'stranger' | 'publisher';

type Values = Parameters<Sql>[1][];
type Query = (text: TemplateStringsArray, ...values: Values) => Promise<Row[]>;
type Row = Record<string, unknown>;

export type Actor = {
  /** Runs as this person; what it changed stays until the test ends. */
  rows: Query;
  /** The first column of the first row. */
  value: (text: TemplateStringsArray, ...values: Values) => Promise<unknown>;
  /** A statement put together by the test. */
  run: (text: string) => Promise<Row[]>;
  /** What it was refused with: `42501 permission denied …`, `PT403 lesson-locked`. */
  refusal: (text: TemplateStringsArray, ...values: Values) => Promise<string>;
};

export type World = {
  /** The persona, as PostgREST presents one: a role and claims, inside the test's transaction. */
  as: (persona: Persona) => Actor;
  /** The database's owner, to arrange and to look behind the curtain. */
  admin: Actor;
  /** Moves app.clock() for the rest of the test. */
  at: (instant: string) => Promise<void>;
};

/** Where tests that need several connections find a database whose rows they may really change. */
export type Place = { port: number; database: string };

export type Case =
  | { kind: 'world'; title: string; body: (world: World) => Promise<void> }
  | { kind: 'place'; title: string; body: (place: Place) => Promise<void> };

/** What PostgREST sets before a request of this persona. */
export function claimsOf(persona: Persona): { role: string; claims: string } {
  switch (persona) {
    case 'publisher':
      return { role: 'publisher', claims: '' };
    case 'anon':
      return { role: 'anon', claims: JSON.stringify({ role: 'anon' }) };
    case 'service':
      return { role: 'service_role', claims: JSON.stringify({ role: 'service_role' }) };
    case 'stranger':
      return signedIn('99999999-0000-4000-8000-000000000000');
    default:
      return signedIn(userId(persona));
  }
}

const signedIn = (sub: string) => ({
  role: 'authenticated',
  claims: JSON.stringify({ role: 'authenticated', sub }),
});

function actor(sql: ReservedSql, persona: Persona | null): Actor {
  async function act(work: () => Promise<Row[]>): Promise<Row[]> {
    await sql`savepoint act`;
    try {
      if (persona !== null) {
        const { role, claims } = claimsOf(persona);
        await sql`
          select set_config('request.jwt.claims', ${claims}, true), set_config('role', ${role}, true)`;
      }
      return await work();
    } catch (error) {
      await sql`rollback to savepoint act`;
      throw error;
    } finally {
      await sql`
        select set_config('role', 'none', true), set_config('request.jwt.claims', '', true)`;
      await sql`release savepoint act`;
    }
  }
  const rows: Query = (text, ...values) => act(async () => [...(await sql(text, ...values))]);
  return {
    rows,
    value: async (text, ...values) => Object.values((await rows(text, ...values))[0] ?? {})[0],
    run: (text) => act(async () => [...(await sql.unsafe(text))]),
    refusal: async (text, ...values) => {
      try {
        await rows(text, ...values);
      } catch (error) {
        if (error instanceof postgres.PostgresError) return `${error.code} ${error.message}`;
        throw error;
      }
      throw new Error('It was not refused.');
    },
  };
}

/** Runs a body in one transaction that is rolled back; what is `broken` beforehand mends with it. */
export async function inWorld(
  sql: Sql,
  body: (world: World) => Promise<void>,
  broken = '',
): Promise<void> {
  const held = await sql.reserve();
  try {
    await held`begin`;
    if (broken) await held.unsafe(broken);
    const admin = actor(held, null);
    await body({
      admin,
      as: (persona) => actor(held, persona),
      at: async (instant) => {
        await held.unsafe(`
          create or replace function app.clock() returns timestamptz
          language sql stable set search_path = ''
          as $clock$ select timestamptz '${instant}' $clock$`);
      },
    });
  } finally {
    await held`rollback`;
    held.release();
  }
}

/** Every case of the files imported so far, for a runner other than Vitest. */
export const cases: Case[] = [];

const vitest = process.env['VITEST'] ? await import('vitest') : null;
const place = vitest
  ? { port: vitest.inject('port'), database: `test_${process.pid}_${Date.now()}` }
  : null;
let opened: Promise<Sql> | undefined;

async function open({ port, database }: Place): Promise<Sql> {
  await copyTemplate(port, database);
  return connect(port, database);
}

if (vitest && place) {
  vitest.afterAll(async () => {
    if (!opened) return;
    await (await opened).end();
    await dropDatabase(place.port, place.database);
  });
}

/** A test in a transaction of its own, on this file's copy of the database. */
export function test(title: string, body: (world: World) => Promise<void>): void {
  cases.push({ kind: 'world', title, body });
  if (!vitest || !place) return;
  vitest.test(title, async () => {
    opened ??= open(place);
    await inWorld(await opened, body);
  });
}

/** A test that commits: it gets a database of its own. */
export function testCommitting(title: string, body: (place: Place) => Promise<void>): void {
  cases.push({ kind: 'place', title, body });
  if (!vitest || !place) return;
  vitest.test(title, async () => {
    const own = { port: place.port, database: `${place.database}_${cases.length}` };
    await copyTemplate(own.port, own.database);
    try {
      await body(own);
    } finally {
      await dropDatabase(own.port, own.database);
    }
  });
}
