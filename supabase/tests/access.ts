import { z } from 'zod';
import type { Persona, World } from './fixtures.ts';

/** Everybody whom a policy or a grant tells apart. */
export const PERSONAS: Persona[] = [
  ...(['anon', 'stranger', 'camille', 'dominique', 'lou', 'zoe', 'alix', 'elise'] as const),
  ...(['noa', 'sacha', 'mo', 'lea', 'ida', 'service', 'publisher'] as const),
];

/** Tries a statement, takes back what it did, and says what came of it. */
const ATTEMPT = `
create schema probe;
grant usage on schema probe to public;
create function probe.attempt(statement text) returns text language plpgsql as $$
declare
  touched bigint;
begin
  execute statement;
  get diagnostics touched = row_count;
  raise sqlstate 'PROBE';
exception
  when sqlstate 'PROBE' then return touched || ' rows';
  when insufficient_privilege then
    return case
      when sqlerrm like 'permission denied for function %' then 'no ' || split_part(sqlerrm, ' ', 5)
      when sqlerrm like 'permission denied for %' then 'no ' || split_part(sqlerrm, ' ', 4)
      else 'policy'
    end;
  when others then return 'allowed';
end $$;
grant execute on function probe.attempt(text) to public;`;

const TABLES = `
select c.oid::regclass::text as name, array_agg(a.attname::text order by a.attnum) as columns,
  array_agg(a.attname::text order by a.attnum)
    filter (where a.attgenerated = '' and a.attidentity <> 'a') as writable
from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
  and (c.relnamespace in ('public'::regnamespace, 'app'::regnamespace)
    or c.oid = 'storage.objects'::regclass)
group by c.oid order by 1`;

const FUNCTIONS = `
select p.oid::regprocedure::text as signature, p.proname as name, format('select %s(%s)', p.oid::regproc,
  (select string_agg(format('null::%s', format_type(t, null)), ', ' order by o)
   from unnest(p.proargtypes) with ordinality as args (t, o))) as call
from pg_proc p
where p.pronamespace in ('public'::regnamespace, 'app'::regnamespace)
  and p.prorettype <> 'trigger'::regtype
order by 1`;

const Table = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  writable: z.array(z.string()),
});

const VERBS = ['select', 'insert', 'update', 'delete'] as const;
type Verb = (typeof VERBS)[number];
/** Per table and verb: the columns that are granted, and how many rows are reached; or what is missing. */
export type Access = { tables: Record<string, Record<Verb, string>>; functions: string[] };

const statement: Record<Verb, (table: string, column: string) => string> = {
  select: (table, column) => `select "${column}" from ${table}`,
  insert: (table, column) => `insert into ${table} ("${column}") values (null)`,
  update: (table, column) => `update ${table} set "${column}" = null`,
  delete: (table) => `delete from ${table}`,
};

/** Tries every verb on every table and column, and every function, as these people. */
export async function probe(
  { as, admin }: World,
  personas: Persona[],
): Promise<Partial<Record<Persona, Access>>> {
  await admin.run(ATTEMPT);
  const tables = z.array(Table).parse(await admin.run(TABLES));
  const functions = await admin.run(FUNCTIONS);
  const found: Partial<Record<Persona, Access>> = {};
  for (const persona of personas) {
    const attempt = async (statements: string[]) => {
      const list = statements.map((text) => `('${text.replaceAll("'", "''")}')`).join(', ');
      const results = await as(persona).run(
        `select probe.attempt(s) as result from (values ${list}) as tried (s)`,
      );
      return results.map(({ result }) => String(result));
    };
    const access: Access = { tables: {}, functions: [] };
    for (const { name, columns, writable } of tables) {
      const row: Record<Verb, string> = { select: '', insert: '', update: '', delete: '' };
      for (const verb of VERBS) {
        const tried = { select: columns, insert: writable, update: writable, delete: [''] }[verb];
        const results = await attempt(tried.map((column) => statement[verb](name, column)));
        row[verb] = summary(tried, results);
      }
      access.tables[name] = row;
    }
    const calls = await attempt(functions.map(({ call }) => String(call)));
    // Refused is who may not call the function itself; what it is refused inside does not count.
    access.functions = functions
      .filter(({ name }, index) => !['no schema', `no ${name}`].includes(calls[index] ?? ''))
      .map(({ signature }) => String(signature));
    found[persona] = access;
  }
  return found;
}

function summary(columns: string[], results: string[]): string {
  const granted = columns.filter((_, index) => !results[index]?.startsWith('no '));
  const outcomes = new Set(
    results.filter((result) => granted.length === 0 || !result.startsWith('no ')),
  );
  const outcome = [...outcomes].sort().join(', ');
  return granted.length === 0 ? outcome : `${granted.join(' ')}: ${outcome}`.replace(/^: /, '');
}
