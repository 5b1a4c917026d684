// A lesson with ten thousand comments among a million: how long the database takes for a page of
// them, an answer, and the thread of a permalink. `node tests/bench/comments.ts`; needs no stack.
import { connect, copyTemplate, dropDatabase, startCluster } from '../../supabase/tests/cluster.ts';
import { generateComments, generateRows, rowLesson, rowUserId } from '../../supabase/tests/rows.ts';

const TURNS = 200;
const BUDGET_MS = 50;

const cluster = await startCluster();
const database = `bench_comments_${process.pid}`;
await copyTemplate(cluster.port, database);
const sql = connect(cluster.port, database);
let isMet = true;

function percentile(times: number[], share: number): number {
  return times.sort((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;
}

async function measure(name: string, statement: (turn: number) => string): Promise<void> {
  const times: number[] = [];
  for (let turn = 0; turn < TURNS; turn++) {
    const began = performance.now();
    await sql.unsafe(statement(turn));
    times.push(performance.now() - began);
  }
  const p50 = percentile(times, 0.5);
  const p95 = percentile(times, 0.95);
  isMet &&= p95 < BUDGET_MS;
  console.log(
    `${name.padEnd(34)} p50 ${p50.toFixed(1).padStart(6)} ms   p95 ${p95.toFixed(1).padStart(6)} ms`,
  );
}

try {
  await generateRows(sql, { people: 20_000, validations: 20_000 });
  const { rows, head, middle } = await generateComments(sql, { inOne: 10_000, elsewhere: 990_000 });
  console.log(`${rows.toLocaleString('en')} comments, 10,000 of them in one lesson`);
  await sql`update app.limits set max_attempts = 1000000`;
  const claims = JSON.stringify({ role: 'authenticated', sub: rowUserId(7) });
  await sql`
    select set_config('request.jwt.claims', ${claims}, false),
      set_config('role', 'authenticated', false)`;
  const lesson = rowLesson(1, 1);
  await measure('first page of comments', () => `select list_comments('${lesson}')`);
  await measure('a page in the middle', () => `select list_comments('${lesson}', '${middle}')`);
  await measure('answers of a thread', () => `select list_replies('${head}')`);
  await measure('thread of a permalink', () => `select comment_thread('${middle}')`);
  await measure('a new comment', () => `select post_comment(null, '${lesson}', 'Bonjour')`);
  await measure(
    'an answer that names somebody',
    () => `select post_comment(null, '${lesson}', 'Merci @Personne 12 !', '${head}')`,
  );
} finally {
  await sql.end();
  await dropDatabase(cluster.port, database);
  await cluster.stop();
}
process.exitCode = isMet ? 0 : 1;
