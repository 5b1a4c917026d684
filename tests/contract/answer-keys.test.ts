// What is right in a quiz leaves Strapi by one door, and that door knows one token.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStack } from '../stack.ts';
import { answerKeyToken, ask, buildToken, cmsUrl, editor } from './cms.ts';

const KEYS = '/api/answer-keys';
const QUIZZES = '/content-manager/collection-types/api::quiz.quiz';
const LESSONS = '/content-manager/collection-types/api::lesson.lesson';

type Choice = { text: string; isRight: boolean; weight: number | null; feedback: string | null };
type Question = { text: string; feedback: string | null; choices: Choice[] };
type Quiz = {
  documentId: string;
  title: string;
  lesson: { documentId: string; kind: string } | null;
  questions: Question[];
};
type Keys = { data: Quiz[]; meta: { pagination: { total: number; pageCount: number } } };

const keys = async (query = 'pagination[pageSize]=100') => {
  const { status, json } = await ask(`${KEYS}?${query}`, {
    bearer: answerKeyToken,
  });
  expect(status).toBe(200);
  return json as Keys;
};

/** The most that Strapi itself can hand out over REST: a token of a super-admin's that may do all. */
let fullAccess: { id: number; accessKey: string };
let admin: Awaited<ReturnType<typeof editor>>;
let author: Awaited<ReturnType<typeof editor>>;
let reviewer: Awaited<ReturnType<typeof editor>>;

beforeAll(async () => {
  [admin, author, reviewer] = await Promise.all([
    editor('admin@preau.test'),
    editor('auteur@preau.test'),
    editor('relectrice@preau.test'),
  ]);
  const body = {
    name: `Essai ${Date.now()}`,
    description: '',
    kind: 'content-api',
    type: 'full-access',
    lifespan: null,
  };
  const { json } = await ask('/admin/api-tokens', { method: 'POST', bearer: admin.bearer, body });
  fullAccess = (json as { data: typeof fullAccess }).data;
  expect(fullAccess.accessKey).toMatch(/.{20}/);
});

afterAll(async () => {
  await ask(`/admin/api-tokens/${fullAccess.id}`, { method: 'DELETE', bearer: admin.bearer });
});

test('the token of the keys gets every published quiz whole, with its lesson', async () => {
  const { data, meta } = await keys();
  expect(data.length).toBeGreaterThan(0);
  expect(meta.pagination.total).toBe(data.length);
  for (const { title, lesson, questions } of data.filter((quiz) => quiz.lesson)) {
    expect(lesson?.kind, title).toBe('quiz');
    for (const { choices } of questions) {
      expect(
        choices.some(({ isRight }) => isRight),
        title,
      ).toBe(true);
    }
  }
  const said = data.flatMap(({ questions }) => questions.flatMap(({ choices }) => choices));
  expect(said.some(({ feedback }) => feedback)).toBe(true);
  const first = await keys('pagination[page]=1&pagination[pageSize]=1');
  expect(first.data).toHaveLength(1);
  expect(first.meta.pagination.pageCount).toBe(data.length);
});

test('to whoever has another token, or none, the keys do not exist', async () => {
  const shut = { status: 404, json: {} };
  const bearers = [
    undefined,
    'wrong',
    `${answerKeyToken}x`,
    buildToken,
    fullAccess.accessKey,
    admin.bearer,
    reviewer.bearer,
  ];
  for (const bearer of bearers) {
    expect(await ask(KEYS, bearer === undefined ? {} : { bearer })).toMatchObject(shut);
  }
  expect(await ask(KEYS, { cookie: admin.cookie })).toMatchObject(shut);
  expect(await ask(`${KEYS}?token=${answerKeyToken}`)).toMatchObject(shut);
});

test('what came through a proxy is refused, with the right token too', async () => {
  for (const name of ['x-forwarded-for', 'forwarded', 'via', 'x-real-ip']) {
    const headers = { authorization: `Bearer ${answerKeyToken}`, [name]: '127.0.0.1' };
    expect((await fetch(`${cmsUrl}${KEYS}`, { headers })).status, name).toBe(404);
  }
});

test('neither the API nor the site leads there', async () => {
  const { apiUrl, siteUrl, publishableKey } = readStack();
  const headers = { authorization: `Bearer ${answerKeyToken}`, apikey: publishableKey };
  for (const address of [`${apiUrl}${KEYS}`, `${siteUrl}${KEYS}`, `${siteUrl}/answer-keys`]) {
    expect((await fetch(address, { headers })).status, address).toBe(404);
  }
});

test('the token of the keys opens nothing else', async () => {
  for (const path of ['/api/lessons', '/api/quizzes', '/api/upload/files', QUIZZES]) {
    const { status } = await ask(path, { bearer: answerKeyToken });
    expect([401, 403, 404], path).toContain(status);
  }
});

const DEEP =
  'populate[quiz][populate][questions][populate][choices]=true&populate[quiz][populate][questions][populate][picture]=true';

test('the build’s token gets nothing of a quiz, not even by its lesson', async () => {
  for (const path of ['/api/quizzes', '/api/quizs', '/api/quiz']) {
    expect([403, 404]).toContain((await ask(path, { bearer: buildToken })).status);
  }
  for (const query of [DEEP, 'populate=*', 'populate[quiz]=true']) {
    const { status, json } = await ask(`/api/lessons?pagination[pageSize]=100&${query}`, {
      bearer: buildToken,
    });
    const { data = [] } = json as { data?: object[] };
    expect(status === 400 || data.length > 0, `${query}: ${status}`).toBe(true);
    expect(data.filter((lesson) => 'quiz' in lesson)).toEqual([]);
  }
});

test('no token of Strapi’s own gets what is right, nor can it ask by filter or order', async () => {
  const bearer = fullAccess.accessKey;
  const { json } = await ask(`/api/lessons?pagination[pageSize]=100&${DEEP}`, { bearer });
  const text = JSON.stringify(json);
  const { data } = await keys();
  const shown = data.filter(({ lesson }) => lesson);
  // The search works: what is asked does come with such a token.
  expect(shown.length).toBeGreaterThan(0);
  for (const { questions } of shown) {
    for (const question of questions) {
      expect(text).toContain(JSON.stringify(question.text));
      const secrets = [question, ...question.choices].flatMap(({ feedback }) => feedback ?? []);
      for (const secret of secrets) expect(text).not.toContain(JSON.stringify(secret));
    }
  }
  expect(text).not.toMatch(/"(isRight|weight|feedback)":/);

  const attempts = [
    'filters[quiz][questions][choices][isRight][$eq]=true',
    'filters[quiz][questions][choices][feedback][$contains]=Oui',
    'filters[quiz][questions][feedback][$notNull]=true',
    'sort=quiz.questions.choices.weight',
    'populate[quiz][populate][questions][populate][choices][fields][0]=isRight',
  ];
  for (const query of attempts) {
    const answer = await ask(`/api/lessons?${query}`, { bearer });
    expect([answer.status, JSON.stringify(answer.json)], query).toEqual([
      400,
      expect.stringContaining('Invalid'),
    ]);
  }
});

test('a quiz is refused with question and field, then published once it is sound', async () => {
  const slug = `quiz-${Date.now()}`;
  const made = await ask(LESSONS, {
    method: 'POST',
    bearer: author.bearer,
    body: { title: 'Essai de quiz', slug, kind: 'quiz', position: 901 },
  });
  const lesson = (made.json as { data: { documentId: string } }).data.documentId;
  const questions = (...texts: string[]) => [
    { text: 'Sûre ?', choices: [{ text: 'Oui', isRight: true }, { text: 'Non' }] },
    { text: 'Et là ?', choices: texts.map((text, n) => ({ text, isRight: n === 0 })) },
  ];
  const draft = await ask(QUIZZES, {
    method: 'POST',
    bearer: author.bearer,
    body: {
      title: 'Essai de quiz',
      lesson: { connect: [{ documentId: lesson }] },
      questions: questions('Oui', ' OUI '),
    },
  });
  expect(draft.status).toBe(201);
  const { documentId } = (draft.json as { data: { documentId: string } }).data;
  const path = `${QUIZZES}/${documentId}`;
  const publish = (bearer: string) =>
    ask(`${path}/actions/publish`, { method: 'POST', bearer, body: {} });
  const change = (body: object) => ask(path, { method: 'PUT', bearer: author.bearer, body });
  const inKeys = async () => (await keys()).data.find((quiz) => quiz.documentId === documentId);

  expect((await publish(author.bearer)).status).toBe(403);
  const refused = await publish(reviewer.bearer);
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.json)).toContain('Question 2, réponse 2, champ « Texte » : il dit');
  expect((await change({ questions: [] })).status).toBe(200);
  expect(JSON.stringify((await publish(reviewer.bearer)).json)).toContain('n’a pas de question');
  expect((await change({ questions: questions('Oui', 'Non'), passMark: 101 })).status).toBe(200);
  expect(JSON.stringify((await publish(reviewer.bearer)).json)).toContain('de 1 à 100');
  expect(await inKeys()).toBeUndefined();
  expect((await change({ passMark: 50 })).status).toBe(200);
  expect((await publish(reviewer.bearer)).status).toBe(200);
  // Its lesson is a draft still: the quiz waits for it.
  expect(await inKeys()).toMatchObject({ title: 'Essai de quiz', lesson: null });

  expect((await ask(path, { method: 'DELETE', bearer: reviewer.bearer })).status).toBe(200);
  const gone = await ask(`${LESSONS}/${lesson}`, { method: 'DELETE', bearer: reviewer.bearer });
  expect(gone.status).toBe(200);
});

test('a page says how many questions its quiz has, and no more', async () => {
  const { data: quizzes } = await keys();
  const { json } = await ask(
    '/api/lessons?pagination[pageSize]=100&populate[module][populate]=course',
    { bearer: buildToken },
  );
  type Lesson = {
    documentId: string;
    slug: string;
    module: { slug: string; course: { slug: string } };
  };
  const lessons = (json as { data: Lesson[] }).data;
  for (const { lesson, questions } of quizzes) {
    const place = lessons.find(({ documentId }) => documentId === lesson?.documentId);
    if (!place) continue;
    const { slug, module } = place;
    const address = `${readStack().siteUrl}/cours/${module.course.slug}/${module.slug}/${slug}/`;
    const html = await (await fetch(address)).text();
    expect(html).toContain(`${questions.length}\u00a0question`);
    for (const { text } of questions) expect(html).not.toContain(text);
  }
});
