import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { find, refuseLeaks } from './leak-check.ts';
import { openTextsOf, secretsOfQuizzes } from './quiz-secrets.ts';
import type { Release } from './release.ts';
import { emptyRelease, temporaryFolder } from './release-fixture.ts';

const FEEDBACK = 'Non : le maire ne peut pas décider seul de fermer une école du village.';
const QUOTE = 'La commune est le premier lieu où chacun peut prendre part aux décisions.';
const HASH = 'a'.repeat(64);
const PUBLIC_HASH = 'b'.repeat(64);

const picture = (id: string) => ({ fileId: id, alt: 'Un plan', width: 1, height: 1 });
const file = (id: string, hash: string) => ({
  id,
  hash,
  ext: 'webp',
  mime: 'image/webp',
  name: `${id}.webp`,
  size: 1,
  lessons: ['q'],
});

const release = emptyRelease({
  courses: [{ id: 'c', slug: 'c', title: 'C', access: 'public', position: 1 }],
  modules: [{ id: 'm', courseId: 'c', slug: 'un-module', title: 'M', position: 1, opensAt: null }],
  lessons: [
    {
      id: 'q',
      moduleId: 'm',
      slug: 'le-quiz-de-la-fin-du-module-un-en-entier',
      title: 'Le quiz',
    } as Release['lessons'][number],
  ],
  files: [file('plan', HASH), file('carte', PUBLIC_HASH)],
  quizzes: [
    {
      hash: 'h',
      id: 'quiz',
      lessonId: 'q',
      passMark: null,
      attemptsAllowed: null,
      shufflesQuestions: false,
      shufflesChoices: false,
      offersCheck: true,
      questions: [
        {
          number: 1,
          hasSeveral: false,
          text: `${QUOTE} [Relire](/cours/c/un-module/le-quiz-de-la-fin-du-module-un-en-entier/)`,
          picture: picture('plan'),
          feedback: null,
          choices: [
            {
              number: 1,
              text: 'Oui',
              picture: picture('carte'),
              isRight: false,
              weight: null,
              feedback: FEEDBACK,
            },
          ],
        },
      ],
    },
  ],
});

/** A content folder with one open lesson, a locked one, and a film with subtitles. */
async function contentFolder(open: string, subtitle = '') {
  const folder = await temporaryFolder();
  const media = (ext: string, hash: string) => ({
    id: `a-${hash.slice(0, 12)}.${ext}`,
    name: `a.${ext}`,
    ext,
    mime: 'text/plain',
    size: 1,
    hash,
    width: null,
    height: null,
    variants: [],
    isPublic: true,
    lessons: [],
  });
  const files: Record<string, string> = {
    'lessons/a.mdx': open,
    'gated/b.mdx': FEEDBACK,
    'media.json': JSON.stringify([media('webp', PUBLIC_HASH), media('vtt', 'c'.repeat(64))]),
    [`media/${'c'.repeat(64)}.vtt`]: `WEBVTT\n\n00:00.000 --> 00:02.000\n${subtitle}\n`,
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder.path, name)), { recursive: true });
    await writeFile(join(folder.path, name), text);
  }
  return folder;
}

const secretsWith = async (open: string, subtitle?: string) => {
  await using folder = await contentFolder(open, subtitle);
  return secretsOfQuizzes(release, await openTextsOf(folder.path));
};

test('a sentence of an answer in a page is found, and told as what it is', async () => {
  await using site = await temporaryFolder();
  await writeFile(join(site.path, 'index.html'), `<p>${FEEDBACK}</p>`);
  const secrets = await secretsWith('Rien.');
  await expect(refuseLeaks(site.path, secrets, 'au quiz de la leçon')).rejects.toThrow(
    /« index.html » montrerait « .* », qui appartient au quiz de la leçon « Le quiz »/,
  );
});

test('a question may quote an open lesson or its film, and link to a page', async () => {
  for (const secrets of [await secretsWith(QUOTE), await secretsWith('', QUOTE)]) {
    expect(find(`<p>${QUOTE}</p>`, secrets)).toBeUndefined();
    const address = '/cours/c/un-module/le-quiz-de-la-fin-du-module-un-en-entier/';
    expect(find(`<a href="${address}">x</a> ${address}`, secrets)).toBeUndefined();
    expect(find(FEEDBACK, secrets)?.title).toBe('Le quiz');
  }
  expect(find(`<p>${QUOTE}</p>`, await secretsWith('Rien.'))?.title).toBe('Le quiz');
});

test.each([
  `<Figure file="plan.webp" alt="Un plan" caption="${QUOTE}" />`,
  `<Figure\n  file="plan.webp"\n  alt='${QUOTE}'\n/>`,
  `<Details title={"${QUOTE}"}>Rien.</Details>`,
])('a question may quote what a component shows: %s', async (mdx) => {
  const secrets = await secretsWith(mdx);
  expect(find(`<figcaption>${QUOTE}</figcaption>`, secrets)).toBeUndefined();
  expect(find(FEEDBACK, secrets)?.title).toBe('Le quiz');
});

test('a picture of a quiz is found by its hash, unless a page shows it by right', async () => {
  const secrets = await secretsWith('Rien.');
  expect(find(`/media/${HASH}.webp`, secrets)?.title).toBe('Le quiz');
  expect(find(`/media/${PUBLIC_HASH}.webp`, secrets)).toBeUndefined();
});
