import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { tool } from '../local/types.ts';
import { connect, databaseUrl } from './cluster.ts';
import { type Place, testCommitting } from './fixtures.ts';

const Finding = z.object({ name: z.string(), level: z.string(), detail: z.string() });
type Finding = z.infer<typeof Finding>;
const Report = z.object({ results: z.array(Finding) });
const Allowed = z.array(z.object({ name: z.string(), object: z.string(), reason: z.string() }));

const allowed = Allowed.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, 'advisors-allowed.json'), 'utf8')),
);

async function advise({ port, database }: Place): Promise<Finding[]> {
  const { stdout } = await promisify(execFile)(
    tool('supabase'),
    [
      ...['db', 'advisors', '--output-format', 'json', '--level', 'warn'],
      ...['--db-url', databaseUrl(port, database)],
    ],
    { shell: process.platform === 'win32' },
  );
  return Report.parse(JSON.parse(stdout.slice(stdout.indexOf('{')))).results;
}

/** Lints 0028 and 0029 of splinter, which the CLI's copy of it does not have yet. */
async function definers({ port, database }: Place): Promise<Finding[]> {
  const sql = connect(port, database);
  const rows = await sql`
    select role || '_security_definer_function_executable' as name, 'WARN' as level,
      format('public.%s', p.oid::regprocedure) as detail
    from pg_proc p, unnest(array['anon', 'authenticated']) role
    where p.pronamespace = 'public'::regnamespace and p.prosecdef
      and has_function_privilege(role, p.oid, 'execute')`;
  await sql.end();
  return z.array(Finding).parse([...rows]);
}

testCommitting(
  "Supabase's advisors find no error, and no warning but those allowed with a reason",
  async (place) => {
    const found = [...(await advise(place)), ...(await definers(place))];
    const isAbout = ({ name, detail }: Finding, entry: { name: string; object: string }) =>
      entry.name === name && detail.includes(entry.object);
    const isAllowed = (finding: Finding) =>
      finding.level !== 'ERROR' && allowed.some((entry) => isAbout(finding, entry));
    assert.deepEqual(
      found.filter((finding) => !isAllowed(finding)),
      [],
    );
    const idle = allowed.filter((entry) => !found.some((finding) => isAbout(finding, entry)));
    assert.deepEqual(idle, [], 'allowed, and found no more');
  },
);

testCommitting(
  'the advisors do look: a table without row-level security is an error',
  async (place) => {
    const sql = connect(place.port, place.database);
    await sql`create table public.forgotten (id int primary key)`;
    await sql`grant select on public.forgotten to anon`;
    await sql.end();
    const errors = (await advise(place)).filter(({ level }) => level === 'ERROR');
    assert.deepEqual(
      errors.map(({ name }) => name),
      ['rls_disabled_in_public'],
    );
  },
);
