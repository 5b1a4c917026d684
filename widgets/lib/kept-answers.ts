// Answers to quizzes that the server has not acknowledged yet: kept on this device, for that person
// alone, over a reload, a lost line, an expired session and a browser that died. Signing out forgets
// them. On a shared device they stay in the tab, as everything of a person does there.
import { keptList, numberIn, textIn } from './kept-list.ts';

export interface KeptAnswer {
  attemptId: string;
  /** Where the quiz is, for a page that only says that something waits. */
  lessonId: string;
  href: string;
  question: number;
  choices: number[];
  isSkipped: boolean;
  /** Which answer the page had seen when this one was given. */
  revision: number;
  /** The page that gave it, and its how manieth. */
  writer: string;
  step: number;
  /** When it was given, by this device. */
  at: string;
  /** The server's word, once it has refused it: then it is shown, and not sent again. */
  refusal?: string | undefined;
}

function numbersIn(value: unknown): number[] | undefined {
  const found =
    typeof value === 'object' && value !== null && 'choices' in value ? value.choices : undefined;
  return Array.isArray(found) ? found.filter((choice) => typeof choice === 'number') : undefined;
}

const kept = keptList<KeptAnswer>('preau-to-answer', (value) => {
  const attemptId = textIn(value, 'attemptId');
  const lessonId = textIn(value, 'lessonId');
  const writer = textIn(value, 'writer');
  const question = numberIn(value, 'question');
  const revision = numberIn(value, 'revision');
  const step = numberIn(value, 'step');
  const choices = numbersIn(value);
  if (attemptId === undefined || lessonId === undefined || writer === undefined) return undefined;
  if (question === undefined || revision === undefined || step === undefined) return undefined;
  if (choices === undefined) return undefined;
  const isSkipped = typeof value === 'object' && value !== null && 'isSkipped' in value;
  return {
    ...{ attemptId, lessonId, writer, question, revision, step, choices },
    isSkipped: isSkipped && value.isSkipped === true,
    href: textIn(value, 'href') ?? '',
    at: textIn(value, 'at') ?? '',
    refusal: textIn(value, 'refusal'),
  };
});

const isSame = (one: KeptAnswer, other: KeptAnswer) =>
  one.attemptId === other.attemptId && one.question === other.question;

/** What this person has yet to have acknowledged, oldest first. What another one left is forgotten. */
export const keptAnswers = (userId: string): KeptAnswer[] =>
  kept.of(userId).toSorted((a, b) => a.at.localeCompare(b.at));

/** Whether somebody's answers in this lesson wait here, whoever is signed in by now. */
export const hasKeptAnswers = (lessonId: string): boolean =>
  kept.all().some((answer) => answer.lessonId === lessonId);

/** The newest answer to a question takes the place of the one before. */
export function keepAnswer(userId: string, answer: KeptAnswer): void {
  kept.set(userId, [...kept.of(userId).filter((other) => !isSame(answer, other)), answer]);
}

/** Drops an answer that arrived, unless a newer one waits by now. */
export function dropAnswer(userId: string, answer: KeptAnswer): void {
  kept.set(
    userId,
    kept
      .of(userId)
      .filter(
        (other) =>
          !isSame(answer, other) || other.writer !== answer.writer || other.step > answer.step,
      ),
  );
}
