// `node tests/import/quizzes.ts`: on the running stack, imports twenty-seven broken files and counts
// every row of the CMS before and after; then whole files, twice, and what comes out again.
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ownerOf } from '../e2e/database.ts';
import { check, countRows, run, tally } from './tally.ts';

const FOLDER = join(import.meta.dirname, 'quizzes');
const sql = ownerOf('strapi');
const scratch = mkdtempSync(join(tmpdir(), 'preau-quizzes-'));

/** How many rows each table of the CMS holds, and a digest of those that a quiz is made of. */
async function rowsAndDigest(): Promise<string> {
  const [digest] = await sql`
    select md5(string_agg(q::text, '' order by q.id)) as quizzes,
      (select md5(string_agg(c::text, '' order by c.id)) from components_quiz_choices c) as choices,
      (select md5(string_agg(f.name, '' order by f.id)) from files f) as files
    from quizzes q`;
  return `${await countRows(sql)}\n${JSON.stringify(digest)}`;
}

async function unchanged(what: string, ...words: string[]) {
  const before = await rowsAndDigest();
  const { status, output } = run('import:quiz', ...words);
  check(`${what} is refused`, status === 1, output);
  check(
    `${what} has a report`,
    /^(refusé|pris) +ligne \d+ /m.test(output) && /Rien n’a été changé/.test(output),
    output,
  );
  check(`${what} changes nothing`, (await rowsAndDigest()) === before);
  return output;
}

async function quizzesCalled(title: string) {
  return sql`select document_id, published_at from quizzes where title = ${title}`;
}

async function broken() {
  for (const name of readdirSync(join(FOLDER, 'broken')).toSorted()) {
    await unchanged(name, join(FOLDER, 'broken', name));
  }
}

async function whole(sample: 'canonical.gift' | 'canonical.xml', format: 'gift' | 'xml') {
  const title = `essai ${Date.now()} ${format}`;
  const file = join(scratch, `${title}.${format}`);
  copyFileSync(join(FOLDER, sample), file);
  const dry = await rowsAndDigest();
  check(
    `${sample} can be tried`,
    run('import:quiz', file, '--dry-run').output.includes('serait créé'),
  );
  check(`${sample} tried changes nothing`, (await rowsAndDigest()) === dry);

  const first = run('import:quiz', file);
  check(
    `${sample} is taken`,
    first.status === 0 && first.output.includes('est créé'),
    first.output,
  );
  check(`${sample} taken shows in the count`, (await rowsAndDigest()) !== dry);
  const [quiz] = await sql`select title from quizzes order by id desc limit 1`;
  const name = String(quiz?.title);
  const made = await quizzesCalled(name);
  check(`${sample} is one draft, unpublished`, made.length === 1 && made[0]?.published_at === null);

  const out = join(scratch, `sorti.${format}`);
  const exported = run('export:quiz', name, '--format', format, '--out', out);
  check(`${sample} leaves`, exported.status === 0, exported.output);
  const same = readFileSync(out, 'utf8') === readFileSync(file, 'utf8');
  check(`${sample} leaves letter by letter`, same, same ? '' : readFileSync(out, 'utf8'));

  const rows = await rowsAndDigest();
  const second = run('import:quiz', file);
  check(`${sample} is replaced`, second.output.includes('est mis à jour'), second.output);
  const withoutDigests = (all: string) => all.replace(/\n\{.*$/, '');
  check(`${sample} is not doubled`, withoutDigests(await rowsAndDigest()) === withoutDigests(rows));
  return { file, name };
}

async function touched({ file, name }: { file: string; name: string }) {
  await sql`update quizzes set updated_at = now() where title = ${name}`;
  const before = await rowsAndDigest();
  const refused = run('import:quiz', file);
  check(
    'a touched quiz is left',
    refused.status === 1 && refused.output.includes('--replace'),
    refused.output,
  );
  check('a touched quiz stays', (await rowsAndDigest()) === before);
  const replaced = run('import:quiz', file, '--replace');
  check('a touched quiz is replaced on demand', replaced.status === 0, replaced.output);
}

async function lessons() {
  const file = join(FOLDER, 'canonical.gift');
  await unchanged('an unknown lesson', file, '--lesson', 'nulle-part');
  await unchanged('a lesson of another kind', file, '--lesson', 'le-municipalisme');
  await unchanged('a lesson whose quiz an editor wrote', file, '--lesson', 'quiz-durer');
  const out = join(scratch, 'durer.gift');
  check('the quiz of a lesson leaves', run('export:quiz', 'quiz-durer', '--out', out).status === 0);
  const [live] =
    await sql`select count(*)::int as count from quizzes where published_at is not null`;
  const given = run('import:quiz', out, '--lesson', 'quiz-durer', '--replace');
  check('the quiz of a lesson is replaced on demand', given.status === 0, given.output);
  const [still] =
    await sql`select count(*)::int as count from quizzes where published_at is not null`;
  check('what is published stays published', live?.count === still?.count);
}

async function someGood() {
  const file = join(scratch, `en partie ${Date.now()}.gift`);
  writeFileSync(file, readFileSync(join(FOLDER, 'broken/01-middle.gift')));
  await unchanged('a file with a broken question in the middle', file);
  const { status, output } = run('import:quiz', file, '--skip-refused');
  check(
    'its good questions are taken on demand',
    status === 0 && output.includes('2 pris, 1 refusé'),
    output,
  );
  const [last] = await sql`
    select count(*)::int as count from quizzes_cmps
    where entity_id = (select max(id) from quizzes) and field = 'questions'`;
  check('and no other', last?.count === 2);
}

try {
  await broken();
  const gift = await whole('canonical.gift', 'gift');
  await whole('canonical.xml', 'xml');
  await touched(gift);
  await someGood();
  await lessons();
} finally {
  rmSync(scratch, { recursive: true });
  await sql.end();
}
process.exitCode = tally();
