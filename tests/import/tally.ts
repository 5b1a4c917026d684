// What the programs that try imports share: a command run as somebody types it, what was expected of
// it, and the rows of the CMS before and after.
import { spawnSync } from 'node:child_process';
import type { Sql } from 'postgres';

let passed = 0;
let failed = 0;

export function check(what: string, isGood: boolean, output = ''): void {
  if (isGood) passed++;
  else failed++;
  if (!isGood) console.log(`FAILED ${what}\n${output}`);
}

/** Says how many were as expected; what the program ends with. */
export function tally(): number {
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}

type Command = 'import:course' | 'export:course' | 'import:quiz' | 'export:quiz';

export function run(command: Command, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    'npm',
    ['run', '--silent', command, '--', ...words],
    { encoding: 'utf8' },
  );
  return { status, output: `${stdout}${stderr}`.replace(/[\u00a0\u202f]/g, ' ') };
}

/** How many rows each table of the CMS holds, a line each. */
export async function countRows(sql: Sql): Promise<string> {
  const tables = await sql`
    select table_name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const counts: string[] = [];
  for (const { table_name: table } of tables) {
    const [row] = await sql`select count(*)::int as count from ${sql(table)}`;
    counts.push(`${table} ${row?.count}`);
  }
  return counts.join('\n');
}
