// Reads the quizzes with their answers, in a process of its own that has no Astro and writes no
// word of them: what it found goes to the publisher through the pipe between the two.
import { CmsError } from '../cms/cms-error.ts';
import { fetchLibrary } from '../cms/media-library.ts';
import { parseEntry } from '../cms/schemas.ts';
import { connect } from '../cms/strapi.ts';
import { type Failed, failed } from './apart.ts';
import { assembleQuizzes, QUIZ, refuseFaults } from './quizzes.ts';
import { StrapiQuiz } from './strapi-quiz.ts';
import type { ReadQuizzes } from './with-quizzes.ts';

/** What the publisher hears from this process. */
export type KeysMessage = { read: ReadQuizzes } | Failed;

/** @param folder where the pictures are kept between two publications; no server looks there. */
export async function readQuizzes(
  { url, token, keyToken }: { url: string; token: string; keyToken: string },
  folder: string,
): Promise<ReadQuizzes> {
  const entries = await connect({ url, token: keyToken })
    .readAll('answer-keys', '')
    .catch((cause) => {
      throw cause instanceof CmsError && cause.message.includes('404')
        ? new CmsError(
            `Le CMS (${url}) ne donne pas les quiz : ANSWER_KEY_TOKEN n’est pas le même ici et dans le CMS, ou cette machine n’est ni la sienne ni de son réseau privé. Le site n’a pas changé. Prévenez la personne qui s’occupe du serveur.`,
            {},
            { cause },
          )
        : cause;
    });
  const quizzes = entries.map((entry) => parseEntry(StrapiQuiz, QUIZ, entry));
  refuseFaults(quizzes);
  const pictures = quizzes
    .flatMap(({ questions }) => questions)
    .flatMap((question) => [question, ...question.choices])
    .flatMap(({ picture }) => picture ?? []);
  const library = await fetchLibrary(connect({ url, token }), pictures, folder);
  return assembleQuizzes(quizzes, library);
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new CmsError(`La variable ${name} manque : voyez DEPLOY.md.`);
  return value;
}

if (process.send && import.meta.main) {
  const say = (message: KeysMessage) => new Promise((done) => process.send?.(message, done));
  try {
    const from = {
      url: required('STRAPI_URL'),
      token: required('STRAPI_TOKEN'),
      keyToken: required('ANSWER_KEY_TOKEN'),
    };
    await say({ read: await readQuizzes(from, required('QUIZ_DIR')) });
  } catch (error) {
    await say(failed(error, 'La lecture des quiz'));
    process.exitCode = 1;
  }
  process.exit();
}
