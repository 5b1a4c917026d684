// From what the CMS says of a quiz to what the database gets. Pure: no network, no disk.
import { createHash } from 'node:crypto';
import { type QuizProblem, quizAdvice, quizProblems } from '../../cms/src/checks/quiz-checks.ts';
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
      questions: quiz.questions.map((question, index) =>
        questionOf(quiz, question, index, picture),
      ),
    });
  });
  const notices = quizzes.flatMap((quiz) => {
    const told = quiz.lesson
      ? quizAdvice(quiz)
      : ['publié, mais ne paraît pas, car sa séquence n’est pas publiée ou n’est pas choisie.'];
    return told.map((sentence) => `${QUIZ} « ${quiz.title} » : ${sentence}`);
  });
  return { quizzes: made, files: [...files.values()], notices };
}

type TakePicture = (part: StrapiQuestion | StrapiChoice) => ReleasePicture | null;

function questionOf(
  quiz: StrapiQuiz,
  question: StrapiQuestion,
  index: number,
  picture: TakePicture,
) {
  const isWeighted = question.choices.some(({ weight }) => weight !== null);
  const numbers = choiceNumbers(quiz, question, index);
  return {
    number: index + 1,
    hasSeveral: question.hasSeveral,
    text: question.text,
    picture: picture(question),
    feedback: question.feedback || null,
    choices: question.choices.map((choice, place) => ({
      number: numbers[place] ?? place + 1,
      text: choice.text,
      picture: picture(choice),
      isRight: choice.isRight,
      weight: isWeighted ? (choice.weight ?? 0) : null,
      feedback: choice.feedback || null,
    })),
  };
}

/**
 * The page knows a choice by its number, so that where choices are shuffled the number must not tell
 * which one the author wrote first: often the right one. The quiz's own id, which no page ever sees,
 * draws the numbers, the same ones at every publication.
 */
function choiceNumbers(quiz: StrapiQuiz, { choices }: StrapiQuestion, index: number): number[] {
  const places = choices.map((_, place) => place);
  const drawn = quiz.shuffleChoices
    ? places.toSorted((one, other) => (lots(one) < lots(other) ? -1 : 1))
    : places;
  return places.map((place) => drawn.indexOf(place) + 1);

  function lots(place: number): string {
    const what = [quiz.documentId, index, choices[place]?.text, place];
    return createHash('sha256').update(JSON.stringify(what)).digest('hex');
  }
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
