import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { MAIRIES } from './communities.ts';
import { claimsOf, testCommitting } from './fixtures.ts';
import { personId } from './personas.ts';

const MANY = 12_000;

testCommitting(
  'a search and a list read what a community holds, however much the others hold',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await sql`
      insert into communities (id, kind, slug, name, created_at)
      select gen_random_uuid(), 'community', 'autre-' || n, 'Autre ' || n, now()
      from generate_series(1, 200) n`;
    const documents = (community: string, count: number) => sql`
      insert into community_documents
        (id, community_id, author_id, title, description, category, created_at, changed_at,
          version_count)
      select gen_random_uuid(), c.id, ${personId('alix')}, 'Guide du budget ' || n,
        'Délibérations et modèles pour le conseil', 'Rubrique ' || n % 5, now(),
        timestamptz '2026-01-01' + n * interval '1 minute', 1
      from generate_series(1, ${count}::int) n
      join (select id, row_number() over () - 1 as at, count(*) over () as all_of_them
        from communities where slug like ${community}) c on c.at = n % c.all_of_them`;
    await documents('autre-%', MANY);
    await documents('mairies', 400);
    await sql`analyze community_documents`;
    const { role, claims } = claimsOf('camille');
    await sql`
      select set_config('request.jwt.claims', ${claims}, false), set_config('role', ${role}, false)`;
    for (const call of [
      `select list_documents('${MAIRIES}')`,
      `select list_documents('${MAIRIES}', 'budget guide')`,
      `select list_documents('${MAIRIES}', 'delib', 'Rubrique 2')`,
      `select list_documents('${MAIRIES}', 'introuvable')`,
      `select list_documents('${MAIRIES}', '', 'Rubrique 4')`,
    ]) {
      await sql.unsafe(call);
      await sql`select pg_stat_force_next_flush()`;
      const read = await sql.begin(async (tx) => {
        await tx.unsafe(call);
        return tx`
          select relname, seq_tup_read::int as scanned from pg_stat_xact_all_tables
          where relname = 'community_documents'
            and (seq_tup_read > 0 or idx_tup_fetch > 1000)`;
      });
      assert.deepEqual({ call, read: [...read] }, { call, read: [] });
    }
    await sql.end();
  },
);
