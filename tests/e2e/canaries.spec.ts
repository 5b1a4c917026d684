// Every locked body, transcript, file name, picture, subtitle and question of the seed carries a
// word of its own, and so does whatever a quiz says once it is checked, locked or not. None may be
// found in what the site hands out, in Strapi's uploads, or in what the API answers to a visitor, a
// learner, or a learner of another course.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { isPagefindData, openPagefindData } from '../../site/publish/pagefind-files.ts';
import { readSecrets, readStack, stackHome } from '../stack.ts';
import { ownerOf } from './database.ts';
import { expect, test } from './fixtures.ts';
import { newLearner, type Session, signIn } from './learners.ts';

interface Canary {
  word: string;
  kind: string;
  lesson: string;
}

/** Strapi rewrites dashes in the address of an upload, so the random part alone is looked for. */
const secretPart = (word: string): string => word.split('-').at(-1) ?? word;

const canaries = (): Canary[] =>
  JSON.parse(readFileSync(join(stackHome(), 'canaries.json'), 'utf8'));

/** The word as it is, in base64 at each of its three alignments, and percent-encoded. */
function formsOf(word: string): string[] {
  const base64 = [0, 1, 2].map((shift) => {
    const encoded = Buffer.from(' '.repeat(shift) + word).toString('base64');
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
  const percent = [...Buffer.from(word)].map((byte) => `%${byte.toString(16)}`).join('');
  return [word, ...base64, percent];
}

const QUIZ_KINDS = ['question', 'question-feedback', 'choice', 'choice-feedback'];
const isOfQuiz = ({ kind }: Canary) => QUIZ_KINDS.includes(kind);

function finder(
  sought: (canary: Canary) => boolean = () => true,
): (content: Buffer | string, place: string) => string[] {
  const forms = canaries()
    .filter(sought)
    .flatMap(({ word, kind, lesson }) =>
      formsOf(secretPart(word)).map((form) => ({ form, kind, lesson })),
    );
  return (content, place) =>
    forms
      .filter(({ form }) => content.includes(form) || place.includes(form))
      .map(({ form, kind, lesson }) => `${kind} of « ${lesson} » (${form}) in ${place}`);
}

function* filesBelow(folder: string): Generator<string> {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* filesBelow(path);
    else yield path;
  }
}

function contentOf(path: string): Buffer {
  const raw = readFileSync(path);
  if (path.endsWith('.br')) return brotliDecompressSync(raw);
  if (path.endsWith('.gz')) return gunzipSync(raw);
  if (isPagefindData(path)) return openPagefindData(raw);
  return raw;
}

test('the seed carries canaries of every kind', () => {
  const kinds = new Set(canaries().map(({ kind }) => kind));
  expect(canaries().length).toBeGreaterThan(20);
  expect([...kinds].sort()).toEqual(
    expect.arrayContaining(['body', 'file-name', 'picture', 'subtitle', ...QUIZ_KINDS]),
  );
});

test('no canary stands in the published site', () => {
  const find = finder();
  const site = join(stackHome(), 'releases/current/site');
  const files = [...filesBelow(site)];
  expect(files.length).toBeGreaterThan(50);
  expect(files.flatMap((path) => find(contentOf(path), path))).toEqual([]);
});

test('the publisher writes no word of a quiz to the disk, nor into a log', () => {
  const find = finder(isOfQuiz);
  const files = ['releases/current', 'content', 'logs'].flatMap((name) => [
    ...filesBelow(join(stackHome(), name)),
  ]);
  // Bodies of locked lessons do stand there: the search works.
  const release = files.find((path) => path.endsWith('release.json'));
  expect(finder()(contentOf(release ?? ''), 'release.json').length).toBeGreaterThan(10);
  expect(files.flatMap((path) => find(contentOf(path), path))).toEqual([]);
});

test('the build’s token gets no word of a quiz from Strapi', async ({ request }) => {
  const { cmsUrl } = readStack();
  const headers = { authorization: `Bearer ${readSecrets()['buildToken']}` };
  const find = finder(isOfQuiz);
  const deep = 'populate[quiz][populate][questions][populate][choices]=true';
  const found: string[] = [];
  let answered = 0;
  for (const path of ['courses', 'modules', 'lessons', 'quizzes', 'upload/files', 'answer-keys']) {
    for (const query of ['', 'populate=*', deep]) {
      const address = `/api/${path}?pagination[pageSize]=100&${query}`;
      const response = await request.get(`${cmsUrl}${address}`, { headers });
      if (response.ok()) answered += 1;
      found.push(...find(await response.text(), address));
    }
  }
  expect(answered).toBeGreaterThan(6);
  expect(found).toEqual([]);
});

test('Strapi hands out no upload and no entry without its token', async ({ request }) => {
  const { cmsUrl } = readStack();
  const uploads = [...filesBelow(join(stackHome(), 'cms-public/uploads'))].filter(
    (path) => !path.endsWith('.gitkeep'),
  );
  expect(uploads.length).toBeGreaterThan(10);
  for (const path of uploads) {
    const name = path.slice(join(stackHome(), 'cms-public').length);
    expect((await request.get(`${cmsUrl}${name}`)).status(), name).toBe(404);
  }
  for (const type of [
    'courses',
    'modules',
    'lessons',
    'help-pages',
    'pages',
    'setting',
    'quizzes',
    'answer-keys',
    'upload/files',
  ]) {
    expect((await request.get(`${cmsUrl}/api/${type}`)).status(), type).toBeGreaterThanOrEqual(400);
  }
});

async function answersTo(session: Session | undefined): Promise<{ place: string; text: string }[]> {
  const { apiUrl, publishableKey } = readStack();
  const headers = {
    apikey: publishableKey,
    authorization: `Bearer ${session?.access_token ?? publishableKey}`,
    'content-type': 'application/json',
  };
  const sql = ownerOf('supabase');
  const columns = await sql<{ table_name: string; columns: string }[]>`
    select table_name, string_agg(column_name, ',') as columns
    from information_schema.columns where table_schema = 'public' group by table_name`;
  const lessons = await sql<{ id: string }[]>`select id from public.lessons`;
  const objects = await sql<{ name: string }[]>`select name from storage.objects`;
  await sql.end();

  const answers: { place: string; text: string }[] = [];
  const ask = async (path: string, body?: unknown) => {
    const response = await fetch(`${apiUrl}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    answers.push({ place: `${response.status} ${path}`, text: await response.text() });
  };

  for (const { table_name, columns: names } of columns) {
    await ask(`/rest/v1/${table_name}?select=*`);
    for (const name of names.split(',')) await ask(`/rest/v1/${table_name}?select=${name}`);
  }
  for (const { id } of lessons) {
    await ask('/rest/v1/rpc/lesson_gate', { lesson_id: id });
    await ask(`/rest/v1/lesson_bodies?lesson_id=eq.${id}&select=html`);
  }
  for (const { name } of objects) {
    await ask(`/storage/v1/object/lesson-media/${name}`);
    await ask(`/storage/v1/object/public/lesson-media/${name}`);
    await ask(`/storage/v1/object/authenticated/lesson-media/${name}`);
    await ask(`/storage/v1/object/sign/lesson-media/${name}`, { expiresIn: 60 });
  }
  const paths = objects.map(({ name }) => name);
  await ask('/storage/v1/object/sign/lesson-media', { expiresIn: 60, paths });
  await ask('/storage/v1/object/list/lesson-media', { prefix: '', limit: 1000 });
  expect(lessons.length).toBeGreaterThan(30);
  expect(objects.length).toBeGreaterThan(5);
  return answers;
}

test('the API tells no canary to a visitor, a learner, or a learner of another course', async () => {
  test.setTimeout(240_000);
  const find = finder();
  const learner = await newLearner('curieuse');
  for (const session of [undefined, learner.session]) {
    const answers = await answersTo(session);
    const open = answers.filter(({ place }) => place.startsWith('200'));
    expect(open.length).toBeGreaterThan(10);
    expect(answers.flatMap(({ place, text }) => find(text, place))).toEqual([]);
  }
});

test('whoever may open a lesson does find its canary: the search works', async () => {
  test.setTimeout(240_000);
  const find = finder();
  const enrolled = readStack().demoAccounts.find(({ name }) => name === 'dominique');
  if (!enrolled) throw new Error('No demo account dominique');
  const answers = await answersTo(await signIn(enrolled.email, enrolled.password));
  const found = answers.flatMap(({ place, text }) => find(text, place));
  expect(found.filter((line) => line.startsWith('body of')).length).toBeGreaterThan(0);
  expect(found.filter((line) => line.startsWith('subtitle of')).length).toBeGreaterThan(0);
  // What is right is told for a question that was checked, and none was.
  expect(found.filter((line) => line.includes('feedback of'))).toEqual([]);
});
