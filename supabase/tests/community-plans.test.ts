import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { MAIRIES } from './communities.ts';
import { claimsOf, type Persona, testCommitting } from './fixtures.ts';
import { personId } from './personas.ts';

const COMMUNITIES = 2000;
const POSTS = Number(process.env['POSTS'] ?? 12_000);

/** Communities and posts as they will be, dominique in fifty of them. */
async function generate(sql: ReturnType<typeof connect>): Promise<void> {
  // Counters are not what is measured.
  await sql`set session_replication_role = replica`;
  await sql`
    insert into communities (kind, slug, name, description, created_at)
    select 'community', 'n-' || n, format('Communauté %s du thème %s', n, n % 40),
      'Pour échanger entre collègues', now() from generate_series(1, ${COMMUNITIES}) n`;
  await sql`
    insert into community_memberships (community_id, person_id, state, joined_at)
    select c.id, ${personId('dominique')}, 'member', now() from communities c
    where c.slug like 'n-%' order by c.slug limit 50`;
  await sql`
    insert into community_memberships (community_id, person_id, state, joined_at)
    select c.id, gen_random_uuid(), 'member', now()
    from communities c, generate_series(1, 8) where c.slug like 'n-%'`;
  await sql`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    select gen_random_uuid(), c.id, 'topic', ${personId('dominique')},
      format('Budget numéro %s', n), format('Le marché du thème %s et la délibération %s', n % 97, n),
      now() - n * interval '1 minute', now() - n * interval '1 minute',
      now() - n * interval '1 minute'
    from generate_series(1, ${POSTS}) n
    join (select id, row_number() over () as at from communities where slug like 'n-%') c
      on c.at = 1 + n % ${COMMUNITIES}`;
  await sql`
    insert into app.community_log (community_id, happened_at, action)
    select ${MAIRIES}, now(), 'settings' from generate_series(1, 2000)`;
  await sql`set session_replication_role = origin`;
  await sql`analyze`;
}

const CALLS: [Persona, string][] = [
  ['dominique', `search_communities('budget')`],
  ['dominique', `search_communities('délibération 77')`],
  ['camille', `search_communities('budget')`],
  ['camille', `list_communities()`],
  ['camille', `list_communities('', 'n-500')`],
  ['camille', `list_communities('thème 7')`],
  ['elise', `communities_i_run()`],
  ['elise', `communities_i_run('1234')`],
  ['alix', `communities_i_run()`],
  ['alix', `community_figures('${MAIRIES}')`],
  ['alix', `community_log('${MAIRIES}')`],
  ['alix', `community_reports('${MAIRIES}')`],
  ['alix', `list_suspended('${MAIRIES}')`],
  ['alix', `community_settings('${MAIRIES}')`],
  ['alix', `my_post_moderation()`],
  ['elise', `list_closed_communities()`],
];

testCommitting(
  'with 2,000 communities, running and searching them reads by index',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generate(sql);
    const found: object[] = [];
    for (const [persona, call] of CALLS) {
      const { role, claims } = claimsOf(persona);
      await sql`
        select set_config('request.jwt.claims', ${claims}, false),
          set_config('role', ${role}, false)`;
      const times: number[] = [];
      for (let turn = 0; turn < 7; turn += 1) {
        const began = performance.now();
        await sql.unsafe(`select ${call}`);
        times.push(performance.now() - began);
      }
      await sql`select pg_stat_force_next_flush()`;
      const scanned = await sql.begin(async (tx) => {
        await tx.unsafe(`select ${call}`);
        return tx`
          select relname, seq_tup_read::int as rows from pg_stat_xact_user_tables
          where seq_tup_read > 500`;
      });
      found.push(...scanned.map((row) => ({ persona, call, ...row })));
      const median = times.sort((a, b) => a - b)[3] ?? Number.NaN;
      if (process.env['VERBOSE']) {
        process.stdout.write(`${median.toFixed(1)} ms  ${persona} ${call}\n`);
      }
      await sql`select set_config('role', 'none', false)`;
    }
    await sql.end();
    assert.deepEqual(found, []);
  },
);
