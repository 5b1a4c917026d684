import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import {
  type Entry,
  FAKE_KEY_TOKEN,
  FAKE_TOKEN,
  fakeQuiz,
  fakeStrapi,
  json,
  smallContent,
} from '../cms/fake-strapi.ts';
import { runApart } from './apart.ts';
import { readQuizzes } from './read-keys.ts';
import { temporaryFolder } from './release-fixture.ts';
import type { ReadQuizzes } from './with-quizzes.ts';

async function cms(...quizzes: Entry[]) {
  const { files } = await smallContent();
  const fake = await fakeStrapi({ 'answer-keys': quizzes }, files);
  const folder = await temporaryFolder();
  const tokens = { url: fake.url, token: FAKE_TOKEN, keyToken: FAKE_KEY_TOKEN };
  return {
    fake,
    folder: folder.path,
    read: (changed = {}) => readQuizzes({ ...tokens, ...changed }, folder.path),
    async [Symbol.asyncDispose]() {
      await fake[Symbol.asyncDispose]();
      await folder[Symbol.asyncDispose]();
    },
  };
}

test('a quiz is read with its answers, and its picture in one size', async () => {
  await using at = await cms(fakeQuiz('q1', 'quiz'));
  const { quizzes, files, notices } = await at.read();
  expect(notices).toEqual([]);
  expect(quizzes).toMatchObject([
    { id: 'q1', lessonId: 'quiz', passMark: null, shufflesQuestions: false, offersCheck: true },
  ]);
  const [first, second] = quizzes[0]?.questions ?? [];
  expect(first).toMatchObject({ number: 1, picture: { alt: 'Un plan', width: 1280, height: 720 } });
  expect(second).toEqual({
    number: 2,
    hasSeveral: false,
    text: 'Un banc ?',
    picture: null,
    feedback: null,
    choices: [
      {
        number: 1,
        text: 'Oui',
        picture: null,
        isRight: true,
        weight: null,
        feedback: 'Parce que Oui.',
      },
      {
        number: 2,
        text: 'Non',
        picture: null,
        isRight: false,
        weight: null,
        feedback: 'Parce que Non.',
      },
    ],
  });
  expect(files).toEqual([
    expect.objectContaining({ id: first?.picture?.fileId, ext: 'webp', lessons: ['quiz'] }),
  ]);
  const bytes = await readFile(join(at.folder, 'media', `${files[0]?.hash}.webp`));
  expect(bytes.length).toBe(files[0]?.size);
});

test('no word of an answer is written anywhere', async () => {
  await using at = await cms(fakeQuiz('q1', 'quiz'));
  await at.read();
  expect((await readdir(at.folder)).sort()).toEqual(['media', 'media-index.json']);
  const index = await readFile(join(at.folder, 'media-index.json'), 'utf8');
  expect(index).not.toMatch(/Oui|Parce que|Une place/);
});

test('the hash is the same for the same words, and another for another answer', async () => {
  const hashOf = async (change: (quiz: Entry) => void = () => {}) => {
    const quiz = fakeQuiz('q1', 'quiz');
    change(quiz);
    await using at = await cms(quiz);
    return (await at.read()).quizzes[0]?.hash;
  };
  const choicesOf = (quiz: Entry) =>
    (quiz['questions'] as { choices: Record<string, unknown>[] }[])[1]?.choices ?? [];
  const hash = await hashOf();
  expect(hash).toMatch(/^[0-9a-f]{64}$/);
  expect(await hashOf()).toBe(hash);
  expect(await hashOf((quiz) => Object.assign(quiz, { title: 'Un autre nom' }))).toBe(hash);
  const others = await Promise.all([
    hashOf((quiz) => {
      for (const choice of choicesOf(quiz)) choice['isRight'] = !choice['isRight'];
    }),
    hashOf((quiz) => Object.assign(choicesOf(quiz)[1] ?? {}, { feedback: 'Autre chose.' })),
    hashOf((quiz) => choicesOf(quiz).reverse()),
    hashOf((quiz) => Object.assign(quiz, { passMark: 50 })),
    hashOf((quiz) => Object.assign(quiz, { offersCheck: false })),
    hashOf((quiz) => Object.assign(quiz, { documentId: 'q2' })),
  ]);
  expect(new Set([hash, ...others]).size).toBe(7);
});

test('a weight that is not written is none where another is', async () => {
  const quiz = fakeQuiz('q1', 'quiz');
  const [question] = quiz['questions'] as { choices: { weight: number | null }[] }[];
  Object.assign(question?.choices[0] ?? {}, { weight: 100 });
  await using at = await cms(quiz);
  const [first, second] = (await at.read()).quizzes[0]?.questions ?? [];
  expect(first?.choices.map(({ weight }) => weight)).toEqual([100, 0]);
  expect(second?.choices.map(({ weight }) => weight)).toEqual([null, null]);
});

test('a quiz without a published lesson waits, and is told', async () => {
  await using at = await cms(fakeQuiz('q1', null), fakeQuiz('q2', 'quiz'));
  const { quizzes, notices } = await at.read();
  expect(quizzes.map(({ id }) => id)).toEqual(['q2']);
  expect(notices).toEqual([
    'quiz « Quiz q1 » : publié, mais ne paraît pas, car sa séquence n’est pas publiée ou n’est pas choisie.',
  ]);
});

test('more than one page of quizzes comes whole, or not at all', async () => {
  const many = Array.from({ length: 150 }, (_, n) => fakeQuiz(`q${n}`, `l${n}`));
  await using at = await cms(...many);
  expect((await at.read()).quizzes).toHaveLength(150);
  at.fake.intercept = (path, response, query) => {
    if (path !== '/api/answer-keys' || query.get('pagination[page]') !== '2') return false;
    json(response, 200, {
      data: many.slice(100, 149),
      meta: { pagination: { page: 2, pageCount: 2, total: 150 } },
    });
    return true;
  };
  await expect(at.read()).rejects.toThrow(/n’a répondu qu’à moitié/);
});

test.each<[string, object, string, RegExp]>([
  ['without a question', { questions: [] }, 'questions', /^quiz « Quiz q1 » : Ce quiz n’a pas/],
  [
    'whose second question has no right choice',
    {
      questions: [
        ...(fakeQuiz('q1', null)['questions'] as object[]).slice(0, 1),
        { text: 'Et ?', choices: [{ text: 'a' }, { text: 'b' }] },
      ],
    },
    'questions.1.choices',
    /^quiz « Quiz q1 » : Question 2, champ « Bonne réponse »/,
  ],
  [
    'of a lesson of another kind',
    { lesson: { documentId: 'l', title: 'Lire', kind: 'lesson' } },
    'lesson',
    /^quiz « Quiz q1 » : La séquence « Lire » n’est pas de nature « quiz »/,
  ],
  [
    'of a shape that nobody knows',
    { questions: 'trois' },
    'questions',
    /^quiz « Quiz q1 » : le champ questions attend/,
  ],
])('a quiz %s fails the publication, named', async (_, extra, field, sentence) => {
  await using at = await cms(fakeQuiz('q0', 'l0'), fakeQuiz('q1', 'l1', extra));
  const fault = await at.read().catch((error) => error);
  expect(fault.message).toMatch(sentence);
  expect(fault.where).toMatchObject({ collection: 'quiz', entry: 'Quiz q1', field });
});

test('two quizzes of one lesson fail the publication', async () => {
  await using at = await cms(fakeQuiz('q1', 'quiz'), fakeQuiz('q2', 'quiz'));
  await expect(at.read()).rejects.toThrow(
    /^quiz « Quiz q2 » : la séquence « Leçon quiz » a déjà le quiz « Quiz q1 »/,
  );
});

test('the token of the build does not open the keys: the sentence names the right one', async () => {
  await using at = await cms(fakeQuiz('q1', 'quiz'));
  await expect(at.read({ keyToken: FAKE_TOKEN })).rejects.toThrow(/ANSWER_KEY_TOKEN n’est pas/);
});

test('the process says what it read, or why it could not', { timeout: 30_000 }, async () => {
  await using at = await cms(fakeQuiz('q1', 'quiz'));
  const env = {
    STRAPI_URL: at.fake.url,
    STRAPI_TOKEN: FAKE_TOKEN,
    ANSWER_KEY_TOKEN: FAKE_KEY_TOKEN,
    QUIZ_DIR: at.folder,
  };
  const { read } = await runApart<{ read: ReadQuizzes }>('read-keys.ts', env);
  expect(read).toEqual(await at.read());
  at.fake.content['answer-keys'] = [fakeQuiz('q1', 'quiz', { questions: [] })];
  await expect(runApart('read-keys.ts', env)).rejects.toMatchObject({
    message: expect.stringContaining('Ce quiz n’a pas de question'),
    where: { collection: 'quiz', entry: 'Quiz q1', field: 'questions' },
  });
  const { ANSWER_KEY_TOKEN: _, ...without } = env;
  await expect(runApart('read-keys.ts', without)).rejects.toThrow(/ANSWER_KEY_TOKEN manque/);
});
