import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { EUROPE } from './communities.ts';
import { testCommitting } from './fixtures.ts';
import { personId, postId, replyId, userId } from './personas.ts';

const TOPIC = postId(7001);
const MIDDLE = replyId(7001);

/** Fifteen thousand texts, a third of them in one forum, all with the words that are looked for. */
async function generate(sql: ReturnType<typeof connect>): Promise<void> {
  await sql`
    insert into communities (kind, slug, name, created_at)
    select 'community', 'many-' || n, 'Many ' || n, now() from generate_series(1, 150) n`;
  await sql`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    select gen_random_uuid(), c.id, 'topic', ${personId('basile')}, 'Budget ' || n,
      'Une question sur le budget de la commune, la ' || n, at, at, at
    from (select id, row_number() over (order by id) as k from communities where slug like 'many-%'
      union all select ${EUROPE}::uuid, 0) c,
      lateral generate_series(1, case when c.k = 0 then 2000 else 30 end) n,
      lateral (select now() - n * interval '1 hour' as at) times`;
  await sql`
    insert into posts (id, community_id, kind, author_id, title, body, created_at, published_at,
      last_activity_at)
    values (${TOPIC}, ${EUROPE}, 'topic', ${personId('basile')}, 'Long', 'Long', now(), now(), now())`;
  await sql`alter table replies disable trigger count_replies`;
  await sql`
    insert into replies (id, post_id, author_id, body, created_at)
    select case when n = 1200 then ${MIDDLE}::uuid else gen_random_uuid() end, ${TOPIC},
      ${personId('dominique')}, 'Réponse ' || n, now() - interval '1 day' + n * interval '1 second'
    from generate_series(1, 2500) n`;
  await sql`
    insert into replies (id, post_id, author_id, body, created_at)
    select gen_random_uuid(), p.id, ${personId('dominique')}, 'Le budget se vote', p.created_at
    from posts p where p.title like 'Budget%'`;
  await sql`alter table replies enable trigger count_replies`;
  await sql.unsafe('analyze');
}

testCommitting(
  'a forum among a hundred and fifty is read by index, and found in without the others',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generate(sql);
    await sql`update app.limits set max_attempts = 1000`;
    const claims = JSON.stringify({ role: 'authenticated', sub: userId('basile') });
    await sql`
      select set_config('request.jwt.claims', ${claims}, false),
        set_config('role', 'authenticated', false)`;
    for (const call of [
      `select forum('${EUROPE}')`,
      `select list_topics('${EUROPE}')`,
      `select list_topics('${EUROPE}', 'all', null, now() - interval '1500 hours', '${TOPIC}')`,
      `select list_topics('${EUROPE}', 'unanswered')`,
      `select list_topics('${EUROPE}', 'unsolved')`,
      `select list_topics('${EUROPE}', 'followed')`,
      `select topic('${TOPIC}')`,
      `select list_post_replies('${TOPIC}')`,
      `select list_post_replies('${TOPIC}', around => '${MIDDLE}')`,
      `select search_forum('${EUROPE}', 'commune 1999')`,
      `select search_forum('${EUROPE}', 'introuvable budget')`,
      `select suggest_members('${EUROPE}', 'do')`,
      `select write_reply('${replyId(7002)}', '${TOPIC}', 'Merci @Dominique !', '${MIDDLE}')`,
      `select edit_reply('${replyId(7002)}', 'Autrement')`,
      `select mark_post_read('${TOPIC}', '${MIDDLE}')`,
      `select set_solution('${TOPIC}', '${MIDDLE}')`,
    ]) {
      await sql.unsafe(call);
      await sql`select pg_stat_force_next_flush()`;
      const scanned = await sql.begin(async (tx) => {
        await tx.unsafe(call);
        return tx`
          select relname, seq_tup_read::int as rows from pg_stat_xact_all_tables
          where seq_tup_read > 5000`;
      });
      assert.deepEqual({ call, scanned: [...scanned] }, { call, scanned: [] });
    }
    await sql.end();
  },
);
