import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import {
  communityScreens,
  generateCommunities,
  rowPost,
  type ScreenCall,
} from './community-rows.ts';
import { testCommitting } from './fixtures.ts';
import {
  generateComments,
  generateLeaving,
  generateResuming,
  generateRows,
  rowLesson,
  rowUserId,
} from './rows.ts';

const READS = {
  'own validations': `select lesson_id from lesson_validations`,
  'own validation of one lesson': `select 1 from lesson_validations where lesson_id = '${rowLesson(8, 9)}'`,
  'own enrolments': `select id from enrolments`,
  'own profile': `select id, display_name from profiles`,
  'one body': `select html from lesson_bodies where lesson_id = '${rowLesson(8, 9)}'`,
};
const CALLS: Record<string, string[]> = {
  authenticated: [
    `select my_course('row-8')`,
    `select enter_course('row-8')`,
    `select visit_lesson('${rowLesson(8, 40)}')`,
    `select validate_lesson('${rowLesson(8, 3)}')`,
    `select undo_validation('${rowLesson(8, 3)}')`,
    `select lesson_gate('${rowLesson(8, 9)}')`,
    `select my_profile()`,
    `select course_figures('row-8')`,
  ],
  service_role: [
    `select start_sign_up('row-9@preau.test', '')`,
    `select start_sign_up('new@preau.test', '')`,
    `select resolve_login('row-9@preau.test', '')`,
    `select resolve_login('row-9', '')`,
    `select resolve_login('nobody', '')`,
  ],
};

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

async function medianOf(turns: number, work: () => PromiseLike<unknown>): Promise<number> {
  const times: number[] = [];
  for (let turn = 0; turn < turns; turn++) {
    const began = performance.now();
    await work();
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(turns / 2)] ?? Number.NaN;
}

/** Reads few rows but by index, and answers at once, as whoever the connection is. */
async function assertQuick(sql: ReturnType<typeof connect>, call: string): Promise<void> {
  const milliseconds = await medianOf(9, () => sql.unsafe(call));
  // What earlier statements read is still being counted until it is flushed.
  await sql`select pg_stat_force_next_flush()`;
  const scanned = await sql.begin(async (tx) => {
    await tx.unsafe(call);
    return tx`
      select relname, seq_tup_read::int as rows from pg_stat_xact_all_tables
      where seq_tup_read > 5000`;
  });
  assert.deepEqual({ call, scanned: [...scanned] }, { call, scanned: [] });
  assert.ok(milliseconds < 50, `${call}: ${milliseconds.toFixed(1)} ms`);
  if (process.env['VERBOSE']) process.stdout.write(`${milliseconds.toFixed(1)} ms  ${call}\n`);
}

testCommitting(
  'with 1,000,000 validations, reads go by index and calls take milliseconds',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generateRows(sql);
    const [count] =
      await sql`select count(*)::int as rows from lesson_validations where lesson_id like 'row-%'`;
    assert.equal(count?.['rows'], 1_000_000);
    await sql`update app.limits set max_attempts = 1000`;
    const claims = JSON.stringify({ role: 'authenticated', sub: rowUserId(7) });
    await sql`
    select set_config('request.jwt.claims', ${claims}, false), set_config('role', 'authenticated', false)`;

    for (const [name, read] of Object.entries(READS)) {
      const [row] = await sql.unsafe(`explain (format json) ${read}`);
      const plan: Plan = row?.['QUERY PLAN'][0].Plan;
      const scanned = nodes(plan).filter((node) => node['Node Type'] === 'Seq Scan');
      assert.deepEqual({ name, scanned }, { name, scanned: [] });
    }
    for (const [role, calls] of Object.entries(CALLS)) {
      await sql`select set_config('role', ${role}, false)`;
      for (const call of calls) await assertQuick(sql, call);
    }
    await sql.end();
  },
);

testCommitting(
  'places, own pages and comments of twenty thousand learners are found by index',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generateRows(sql, { people: 20_000, validations: 200_000 });
    await generateResuming(sql);
    const claims = JSON.stringify({ role: 'authenticated', sub: rowUserId(7) });
    await sql`
    select set_config('request.jwt.claims', ${claims}, false), set_config('role', 'authenticated', false)`;
    for (const call of [
      `select save_place('${rowLesson(8, 40)}', 7, 0.5)`,
      `select my_place('${rowLesson(8, 40)}')`,
      `select where_to_resume()`,
      `select my_progress()`,
      `select my_timeline()`,
      `select set_goal(4)`,
      `select my_goal()`,
      `select pause_goal(1)`,
      `select my_comments()`,
    ]) {
      await assertQuick(sql, call);
    }
    await sql.end();
  },
);

testCommitting(
  'with 10,000 comments under one lesson, none is read that is not shown',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generateRows(sql, { people: 20_000, validations: 20_000 });
    const { head, middle } = await generateComments(sql, { inOne: 10_000, elsewhere: 20_000 });
    await sql`update app.limits set max_attempts = 1000`;
    const claims = JSON.stringify({ role: 'authenticated', sub: rowUserId(7) });
    await sql`
      select set_config('request.jwt.claims', ${claims}, false),
        set_config('role', 'authenticated', false)`;
    const lesson = rowLesson(1, 1);
    const written = '50000000-0000-4000-8000-000000000001';
    for (const call of [
      `select list_comments('${lesson}')`,
      `select list_comments('${lesson}', '${middle}')`,
      `select list_replies('${head}')`,
      `select comment_thread('${middle}')`,
      `select find_comment('${middle}')`,
      `select post_comment('${written}', '${lesson}', 'Merci @Personne 12 !', '${head}')`,
      `select edit_comment('${written}', 'Autrement')`,
      `select delete_comment('${written}')`,
      `select my_moderation()`,
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
      const milliseconds = await medianOf(9, () => sql.unsafe(call));
      assert.ok(milliseconds < 50, `${call}: ${milliseconds.toFixed(1)} ms`);
    }
    await sql.end();
  },
);

// Reading every open session is what this job is for.
const READS_ALL = ['note_activity'];

testCommitting(
  'timed work reads no whole table, and takes no minutes for a million people',
  async ({ port, database }) => {
    const sql = connect(port, database);
    const people = Number(process.env['PEOPLE'] ?? 50_000);
    await generateRows(sql, { people, validations: people });
    await generateLeaving(sql);
    const jobs = await sql`select name from app.jobs where name <> 'forget_releases' order by name`;
    for (const { name } of jobs) {
      await sql`select pg_stat_force_next_flush()`;
      const began = performance.now();
      const scanned = await sql.begin(async (tx) => {
        await tx.unsafe(`select app.job_${name}()`);
        return tx`
          select relname, seq_tup_read::int as rows from pg_stat_xact_all_tables
          where seq_tup_read > 5000 order by relname`;
      });
      const seconds = (performance.now() - began) / 1000;
      if (!READS_ALL.includes(String(name))) {
        assert.deepEqual({ name, scanned: [...scanned] }, { name, scanned: [] });
      }
      assert.ok(seconds < 10, `${name}: ${seconds.toFixed(1)} s`);
      if (process.env['VERBOSE']) process.stdout.write(`${seconds.toFixed(2)} s  ${name}\n`);
    }
    await sql.end();
  },
);

// What members do again and again, without changing anything the second time.
const WRITTEN = '70000000-0000-4000-8000-999999999999';
const WRITES: ScreenCall[] = [
  { call: 'write_reply', args: { id: WRITTEN, body: 'Merci @Personne 12 !' } },
  { call: 'mark_post_read', args: {} },
  { call: 'follow_post', args: { is_following: 'true' } },
].map(({ call, args }) => ({
  ...{ name: call, person: 7, call, args: { post_id: rowPost(10), ...args } },
}));

testCommitting(
  'in a large community among many no screen reads more than it needs',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generateRows(sql, { people: 12_000, validations: 12_000 });
    await generateCommunities(sql, {
      ...{ communities: 500, memberships: 40_000, posts: 40_000, replies: 20_000 },
      largest: 10_000,
    });
    await sql`update app.limits set max_attempts = 1000`;
    const found: object[] = [];
    for (const { name, person, call, args, reads = 3_000 } of [...communityScreens(), ...WRITES]) {
      const claims = JSON.stringify({ role: 'authenticated', sub: rowUserId(person) });
      await sql`
        select set_config('request.jwt.claims', ${claims}, false),
          set_config('role', 'authenticated', false)`;
      const named = Object.entries(args).map(([argument, value]) => `${argument} => '${value}'`);
      const text = `select ${call}(${named.join(', ')})`;
      await sql.unsafe(text);
      // What earlier statements read is still being counted until it is flushed.
      await sql`select pg_stat_force_next_flush()`;
      const [read] = await sql.begin(async (tx) => {
        await tx.unsafe(text);
        return tx`
          select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::int as rows,
            sum(seq_tup_read) filter (where seq_tup_read > 1000)::int as scanned
          from pg_stat_xact_user_tables`;
      });
      if (process.env['VERBOSE']) process.stdout.write(`${read?.['rows']}  ${name}\n`);
      if (read?.['rows'] > reads || read?.['scanned']) found.push({ name, ...read });
    }
    await sql.end();
    assert.deepEqual(found, []);
  },
);
