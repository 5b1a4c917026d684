// `npm run clock -- 2026-09-28T09:00:00+02:00` moves the clock of the local database, which then
// goes on ticking; with `--frozen` it stands still. `npm run clock -- now` gives the real one back.
import { parseArgs } from 'node:util';
import { m } from '#messages';
import { fail, withLocalDatabase } from './command.ts';
import { parseInstant } from './instant.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { frozen: { type: 'boolean', default: false } },
});
const wanted = positionals.join(' ');
const instant = wanted === 'now' ? null : parseInstant(wanted);
if (wanted !== 'now' && instant === null) fail(m.app_stack_clock_usage({ given: wanted }));

function bodyFor(to: Date | null) {
  if (to === null) return 'select pg_catalog.now()';
  if (values.frozen) return `select timestamptz '${to.toISOString()}'`;
  const offset = (to.getTime() - Date.now()) / 1000;
  return `select pg_catalog.now() + interval '${offset} seconds'`;
}

await withLocalDatabase(async (sql) => {
  await sql.unsafe(`
    create or replace function app.clock() returns timestamptz
    language sql stable set search_path = '' as $$ ${bodyFor(instant)} $$`);
  const [row] = await sql`select app.clock() as now`;
  const now = new Date(row?.['now']).toLocaleString('fr-FR', {
    timeZone: 'Europe/Paris',
    dateStyle: 'full',
    timeStyle: 'medium',
  });
  console.log(m.app_stack_clock_is({ now }));
});
