// From what the CMS says of a quiz to what the database gets. Pure: no network, no disk.
import { createHash } from 'node:crypto';
import { type QuizProblem, quizProblems } from '../../cms/src/checks/quiz-checks.ts';
import { CmsError } from '../cms/cms-error.ts';
import type { Fetched, Library } from '../cms/media-library.ts';
import type { ReleaseFile, ReleasePicture, ReleaseQuiz } from './release.ts';
import type { StrapiChoice, StrapiQuestion, StrapiQuiz } from './strapi-quiz.ts';
import type { ReadQuizzes } from './with-quizzes.ts';

export const QUIZ = 'quiz';

/** Stops the publication at the first fault, in the words that the CMS would have used. */
export function refuseFaults(quizzes: StrapiQuiz[]): void {
  for (const quiz of quizzes) {
    const [problem] = quizProblems(quiz);
    if (problem) throw faultOf(quiz, problem);
  }
  const seen = new Map<string, StrapiQuiz>();
  for (const quiz of quizzes) {
    if (!quiz.lesson) continue;
    const other = seen.get(quiz.lesson.documentId);
    if (other) {
      throw faultOf(quiz, {
        field: 'lesson',
        sentence: `la séquence « ${quiz.lesson.title} » a déjà le quiz « ${other.title} ». Choisissez une autre séquence, ou dépubliez l’un des deux.`,
      });
    }
    seen.set(quiz.lesson.documentId, quiz);
  }
}

function faultOf({ title }: StrapiQuiz, { field, sentence }: QuizProblem): CmsError {
  return new CmsError(`${QUIZ} « ${title} » : ${sentence}`, {
    collection: QUIZ,
    entry: title,
    field,
  });
}

/** @param quizzes without faults. */
export function assembleQuizzes(quizzes: StrapiQuiz[], library: Library): ReadQuizzes {
  const files = new Map<string, ReleaseFile>();
  const placed = quizzes.flatMap((quiz) => (quiz.lesson ? [{ quiz, lesson: quiz.lesson }] : []));
  const made = placed.map(({ quiz, lesson }) => {
    const picture: TakePicture = ({ picture: file, pictureAlt: alt }) => {
      const fetched = file && library.byDocument.get(file.documentId);
      if (!fetched) return null;
      const { size, ...one } = largestOf(fetched);
      const lessons = files.get(one.fileId)?.lessons ?? [];
      files.set(one.fileId, {
        ...fileOf(fetched, one, size),
        lessons: [...new Set([...lessons, lesson.documentId])].sort(),
      });
      return { fileId: one.fileId, alt, width: one.width, height: one.height };
    };
    return named({
      id: quiz.documentId,
      lessonId: lesson.documentId,
      passMark: quiz.passMark,
      attemptsAllowed: quiz.attemptsAllowed,
      shufflesQuestions: quiz.shuffleQuestions,
      shufflesChoices: quiz.shuffleChoices,
      offersCheck: quiz.offersCheck,
      questions: quiz.questions.map((question, index) => questionOf(question, index, picture)),
    });
  });
  const notices = quizzes
    .filter(({ lesson }) => !lesson)
    .map(
      ({ title }) =>
        `${QUIZ} « ${title} » : publié, mais ne paraît pas, car sa séquence n’est pas publiée ou n’est pas choisie.`,
    );
  return { quizzes: made, files: [...files.values()], notices };
}

type TakePicture = (part: StrapiQuestion | StrapiChoice) => ReleasePicture | null;

function questionOf(question: StrapiQuestion, index: number, picture: TakePicture) {
  const isWeighted = question.choices.some(({ weight }) => weight !== null);
  return {
    number: index + 1,
    hasSeveral: question.hasSeveral,
    text: question.text,
    picture: picture(question),
    feedback: question.feedback || null,
    choices: question.choices.map((choice, place) => ({
      number: place + 1,
      text: choice.text,
      picture: picture(choice),
      isRight: choice.isRight,
      weight: isWeighted ? (choice.weight ?? 0) : null,
      feedback: choice.feedback || null,
    })),
  };
}

/** The same words give the same name, whatever was saved again without a change. */
function named(quiz: Omit<ReleaseQuiz, 'hash'>): ReleaseQuiz {
  return { hash: createHash('sha256').update(JSON.stringify(quiz)).digest('hex'), ...quiz };
}

/** One size serves: a picture of a quiz is never shown larger than a lesson's. */
function largestOf({ id, hash, ext, mime, size, width, height, variants }: Fetched) {
  const largest = variants.at(-1);
  if (!largest)
    return { fileId: id, hash, ext, mime, size, width: width ?? 0, height: height ?? 0 };
  const { id: fileId, ...rest } = largest;
  return { ...rest, fileId, ext: 'webp', mime: 'image/webp' };
}

function fileOf(
  { name }: Fetched,
  { fileId, hash, ext, mime }: { fileId: string; hash: string; ext: string; mime: string },
  size: number,
): Omit<ReleaseFile, 'lessons'> {
  return { id: fileId, hash, ext, mime, size, name };
}
