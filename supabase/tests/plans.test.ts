import assert from 'node:assert/strict';
import { connect } from './cluster.ts';
import { testCommitting } from './fixtures.ts';
import { generateRows, rowLesson, rowUserId } from './rows.ts';

const READS = {
  'own validations': `select lesson_id from lesson_validations`,
  'own validation of one lesson': `select 1 from lesson_validations where lesson_id = '${rowLesson(8, 9)}'`,
  'own enrolments': `select id from enrolments`,
  'own profile': `select id, display_name from profiles`,
  'one body': `select html from lesson_bodies where lesson_id = '${rowLesson(8, 9)}'`,
};
const CALLS = {
  my_course: `select my_course('row-8')`,
  validate_lesson: `select validate_lesson('${rowLesson(8, 3)}')`,
  lesson_gate: `select lesson_gate('${rowLesson(8, 9)}')`,
  my_profile: `select my_profile()`,
  course_figures: `select course_figures('row-8')`,
};

type Plan = { 'Node Type': string; 'Relation Name'?: string; Plans?: Plan[] };
const nodes = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

testCommitting(
  'with 1,000,000 validations, reads go by index and calls take milliseconds',
  async ({ port, database }) => {
    const sql = connect(port, database);
    await generateRows(sql);
    const [count] =
      await sql`select count(*)::int as rows from lesson_validations where lesson_id like 'row-%'`;
    assert.equal(count?.['rows'], 1_000_000);
    const claims = JSON.stringify({ role: 'authenticated', sub: rowUserId(7) });
    await sql`
    select set_config('request.jwt.claims', ${claims}, false), set_config('role', 'authenticated', false)`;

    for (const [name, read] of Object.entries(READS)) {
      const [row] = await sql.unsafe(`explain (format json) ${read}`);
      const plan: Plan = row?.['QUERY PLAN'][0].Plan;
      const scanned = nodes(plan).filter((node) => node['Node Type'] === 'Seq Scan');
      assert.deepEqual({ name, scanned }, { name, scanned: [] });
    }
    for (const [name, call] of Object.entries(CALLS)) {
      await sql.unsafe(call); // once to plan
      const began = performance.now();
      for (let turn = 0; turn < 20; turn++) await sql.unsafe(call);
      const each = (performance.now() - began) / 20;
      assert.ok(each < 25, `${name}: ${each.toFixed(1)} ms`);
      if (process.env['VERBOSE']) process.stdout.write(`${name}: ${each.toFixed(1)} ms\n`);
    }
    await sql.end();
  },
);
