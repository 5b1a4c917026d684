import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { testCommitting } from './fixtures.ts';
import { generateRows, rowUserId } from './rows.ts';

const BIG = '80000000-0000-4000-8000-000000000001';
const person = (n: number) => `20000000-0000-4000-8000-${String(n).padStart(12, '0')}`;

/** Two thousand communities; the first with twenty thousand members, each with details. */
async function generateMembers(sql: ReturnType<typeof connect>): Promise<void> {
  await generateRows(sql, { people: 20_000, validations: 20_000 });
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`
      insert into communities (id, kind, slug, name, created_at, audience_types)
      select ('80000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid, 'community',
        'row-' || n, 'Row ' || n, now(), '{commune}'
      from generate_series(1, 2000) n`;
    await tx`
      insert into app.suggestable (facet, community_id, week_threads, founded_at)
      select facet, c.id, hashtext(c.slug) % 9 + 9, c.created_at
      from communities c, unnest(array['all', 'type:commune', 'size:under-2000']) facet
      where c.slug like 'row-%'`;
    await tx`
      insert into community_memberships (community_id, person_id, state, joined_at)
      select ${BIG}, p.id, 'member', now() from profiles p where p.username like 'row-%'`;
    await tx`
      insert into member_details (person_id, authority_type, authority_size, "position", visible)
      select p.id, 'commune', 'under-2000', 'Secrétaire', '{authority_type,position}'
      from profiles p where p.username like 'row-%'`;
    await tx`
      insert into app.member_entries (community_id, person_id, sort_name, authority_type,
        authority_size, position_words, visible)
      select ${BIG}, p.id, app.sort_name(p), 'commune', 'under-2000', 'secretaire',
        '{authority_type,position}'
      from profiles p where p.username like 'row-%'`;
  });
  await sql`analyze`;
}

testCommitting(
  'with 20,000 members and 2,000 communities, a page of members and six proposals read few rows',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generateMembers(sql);
    const claims = JSON.stringify({ role: 'authenticated', sub: rowUserId(7) });
    await sql`
      select set_config('request.jwt.claims', ${claims}, false),
        set_config('role', 'authenticated', false)`;
    const calls: [call: string, rows: number][] = [
      [`select list_members('${BIG}')`, 500],
      [`select list_members('${BIG}', after => '${person(12_000)}')`, 500],
      [`select list_members('${BIG}', authority_type => 'commune')`, 500],
      [
        `select list_members('${BIG}', held_position => 'secretaire', after => '${person(9)}')`,
        500,
      ],
      // Found nowhere, or by nobody: the entries are read once, and nothing else.
      [`select list_members('${BIG}', 'nobody at all')`, 20_500],
      [`select list_members('${BIG}', authority_size => 'under-2000')`, 20_500],
      [`select suggested_communities()`, 500],
      [`select own_member_details()`, 100],
    ];
    for (const [call, most] of calls) {
      await sql.unsafe(call);
      await sql`select pg_stat_force_next_flush()`;
      const [read] = await sql.begin(async (tx) => {
        await tx.unsafe(call);
        return tx`
          select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows,
            sum(seq_tup_read)::int as scanned
          from pg_stat_xact_user_tables`;
      });
      assert.ok(Number(read?.['rows']) <= most, `${call} reads ${read?.['rows']} rows`);
      assert.ok(Number(read?.['scanned']) <= 500, `${call} scans ${read?.['scanned']} rows`);
    }
    await sql.end();
  },
);
