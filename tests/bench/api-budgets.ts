// A million validations of a hundred thousand people, then 200 requests a second, spread over them.
import { loadConfig } from '../../supabase/local/config.ts';
import { generateRows, rowLesson } from '../../supabase/tests/rows.ts';
import { ownerOf } from '../e2e/database.ts';
import { measureLoad } from './load.ts';
import { tokenOfRow } from './row-token.ts';
import type { Measure } from './table.ts';

const PEOPLE = 100_000;
const BUDGET = 100;

export async function measureApi(): Promise<Measure[]> {
  const { apiUrl, secrets } = loadConfig();
  const sql = ownerOf('supabase');
  const started = performance.now();
  await generateRows(sql, { people: PEOPLE });
  const [counted] = await sql<{ count: string }[]>`select count(*) from public.lesson_validations`;
  await sql.end();
  console.log(
    `${counted?.count} validations in ${((performance.now() - started) / 1000).toFixed(0)} s`,
  );

  // The n-th generated person follows course 1 + n % 20; this one follows the fifth.
  const token = await tokenOfRow(4);
  const headers = {
    apikey: secrets.publishableKey,
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
  };
  const anonymous = { apikey: secrets.publishableKey, 'content-type': 'application/json' };
  const rpc = (name: string) => `${apiUrl}/rest/v1/rpc/${name}`;
  const lesson = (at: number) => ({ lesson_id: rowLesson(5, 1 + (at % 50)) });

  const calls = {
    'my_course (board and percentage)': {
      url: rpc('my_course'),
      headers,
      body: () => ({ course_id: 'row-5' }),
    },
    validate_lesson: { url: rpc('validate_lesson'), headers, body: lesson },
    visit_lesson: { url: rpc('visit_lesson'), headers, body: lesson },
    'lesson_gate, signed out': { url: rpc('lesson_gate'), headers: anonymous, body: lesson },
    'a lesson body, signed out': {
      url: `${apiUrl}/rest/v1/lesson_bodies?lesson_id=eq.${rowLesson(5, 7)}&select=html`,
      headers: anonymous,
    },
  };

  const measures: Measure[] = [];
  for (const [what, call] of Object.entries(calls)) {
    const method = 'body' in call ? 'POST' : 'GET';
    const { p95, sent, refused } = await measureLoad({ ...call, method });
    console.log(`${what}: ${sent} requests, ${refused} refused`);
    measures.push({ what: `${what}: p95 at 200/s`, value: p95, unit: 'ms', budget: BUDGET });
    measures.push({ what: `${what}: refused`, value: refused, unit: '', budget: 0 });
  }
  return measures;
}
