import { queryOptions } from '@tanstack/react-query';
import type { infer as Infer } from 'zod/mini';
import { toAppError } from '../lib/errors.ts';
import { type Answer, toAnswer } from '../lib/save-answer.ts';
import { requirePerson } from '../lib/session-store.ts';
import { supabase } from '../lib/supabase.ts';
import { AttemptAnswer, KeyAnswer } from './quizzes.schema.ts';

export interface Picture {
  fileId: string;
  alt: string;
  width: number;
  height: number;
}

export interface Choice {
  number: number;
  text: string;
  picture: Picture | null;
}

/** What is right about a question, and what is said about it. */
export interface Key {
  feedback: string | null;
  choices: ReadonlyMap<number, { isRight: boolean; feedback: string | null }>;
}

export interface Question {
  number: number;
  hasSeveral: boolean;
  text: string;
  picture: Picture | null;
  choices: Choice[];
  answer: Answer;
  isChecked: boolean;
  points: number | null;
  key: Key | null;
}

export interface Result {
  points: number;
  maxPoints: number;
  /** Questions that were answered, or answered anew, once their key was shown. */
  checkedFirst: number;
  hasPassed: boolean;
}

export interface Attempt {
  id: string;
  lessonId: string;
  passMark: number | null;
  offersCheck: boolean;
  currentQuestion: number;
  questions: Question[];
  /** Null while it is under way. */
  result: Result | null;
}

type Row = Infer<typeof AttemptAnswer>;

const toPicture = (row: Row['questions'][number]['picture']): Picture | null =>
  row && { fileId: row.file_id, alt: row.alt, width: row.width, height: row.height };

const toKey = ({ feedback, choices }: Infer<typeof KeyAnswer>): Key => ({
  feedback,
  choices: new Map(
    choices.map(({ number, is_right, feedback }) => [number, { isRight: is_right, feedback }]),
  ),
});

function toResult({ points, max_points, checked_count, has_passed }: Row): Result | null {
  if (points === null || max_points === null) return null;
  return {
    points,
    maxPoints: max_points,
    checkedFirst: checked_count ?? 0,
    hasPassed: has_passed === true,
  };
}

function toAttempt(answer: unknown): Attempt {
  const row = AttemptAnswer.parse(answer);
  return {
    id: row.id,
    lessonId: row.lesson_id,
    passMark: row.pass_mark,
    offersCheck: row.offers_check,
    currentQuestion: row.current_question,
    result: toResult(row),
    questions: row.questions.map((question) => ({
      number: question.number,
      hasSeveral: question.has_several,
      text: question.text,
      picture: toPicture(question.picture),
      choices: question.choices.map(({ picture, ...choice }) => ({
        ...choice,
        picture: toPicture(picture),
      })),
      answer: toAnswer(question.answer),
      isChecked: question.answer.is_checked,
      points: question.points,
      key: question.key && toKey(question.key),
    })),
  };
}

export const attemptQuery = (attemptId: string) =>
  queryOptions({
    queryKey: ['quiz-attempt', attemptId],
    queryFn: () => readAttempt(attemptId),
    // What another tab or device answered shows on coming back to this one.
    refetchOnWindowFocus: 'always',
  });

export async function readAttempt(attemptId: string): Promise<Attempt> {
  const { data, error } = await supabase.rpc('quiz_attempt', { attempt_id: attemptId });
  if (error) throw toAppError(error);
  return toAttempt(data);
}

export async function startQuiz(lessonId: string): Promise<Attempt> {
  const { data, error } = await supabase.rpc('start_quiz', { lesson_id: lessonId });
  if (error) throw toAppError(error);
  return toAttempt(data);
}

export async function goToQuestion(attemptId: string, question: number): Promise<void> {
  const args = { attempt_id: attemptId, question };
  const { error } = await supabase.rpc('go_to_quiz_question', args);
  if (error) throw toAppError(error);
}

/** Shows what is right: noted by the server with what was ticked until then. */
export async function checkQuestion(attemptId: string, question: number): Promise<Key> {
  const args = { attempt_id: attemptId, question };
  const { data, error } = await supabase.rpc('check_quiz_question', args);
  if (error) throw toAppError(error);
  return toKey(KeyAnswer.parse(data));
}

export async function finishQuizAs(userId: string, attemptId: string): Promise<Attempt> {
  requirePerson(userId);
  const { data, error } = await supabase.rpc('finish_quiz', { attempt_id: attemptId });
  if (error) throw toAppError(error);
  return toAttempt(data);
}
