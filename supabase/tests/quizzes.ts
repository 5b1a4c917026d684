// Quizzes as the release of a catalogue stores them, for whoever tests or measures taking them.
import { createHash, randomUUID } from 'node:crypto';

export type Choice = { isRight: boolean; weight?: number; feedback?: string; text?: string };
export type Question = {
  hasSeveral?: boolean;
  text?: string;
  feedback?: string;
  picture?: object;
  choices: Choice[];
};
export type Quiz = {
  lessonId: string;
  questions: Question[];
  passMark?: number;
  attemptsAllowed?: number;
  shufflesQuestions?: boolean;
  shufflesChoices?: boolean;
  offersCheck?: boolean;
};

type Query = (
  text: TemplateStringsArray,
  ...values: (string | number | boolean | null)[]
) => PromiseLike<unknown>;

/** One right choice among so many: the first. */
export const single = (choices = 3): Question => ({
  choices: Array.from({ length: choices }, (_, at) => ({ isRight: at === 0 })),
});

/** The first two are right. */
export const several = (choices = 4): Question => ({
  hasSeveral: true,
  choices: Array.from({ length: choices }, (_, at) => ({ isRight: at < 2 })),
});

export const weighted = (...weights: number[]): Question => ({
  hasSeveral: true,
  choices: weights.map((weight) => ({ isRight: weight > 0, weight })),
});

/** Stores a version of a lesson's quiz and makes it the current one; answers its hash. */
export async function putQuiz(run: Query, quiz: Quiz): Promise<string> {
  const hash = createHash('sha256').update(randomUUID()).digest('hex');
  await run`
    insert into app.quizzes (hash, id, lesson_id, pass_mark, attempts_allowed,
      shuffles_questions, shuffles_choices, offers_check)
    values (${hash}, ${`quiz-${quiz.lessonId}`}, ${quiz.lessonId}, ${quiz.passMark ?? null},
      ${quiz.attemptsAllowed ?? null}, ${quiz.shufflesQuestions ?? false},
      ${quiz.shufflesChoices ?? false}, ${quiz.offersCheck ?? true})`;
  const questions = quiz.questions.map((question, at) => ({
    number: at + 1,
    has_several: question.hasSeveral ?? false,
    text: question.text ?? `Question n° ${at + 1} ?`,
    picture: question.picture ?? null,
    feedback: question.feedback ?? null,
  }));
  const choices = quiz.questions.flatMap((question, at) =>
    question.choices.map(({ isRight, weight, feedback, text }, choice) => ({
      question: at + 1,
      number: choice + 1,
      text: text ?? `Réponse ${'ABCDEFGH'[choice]}`,
      is_right: isRight,
      weight: weight ?? null,
      feedback: feedback ?? null,
    })),
  );
  await run`
    insert into app.questions (quiz_hash, number, has_several, text, picture)
    select ${hash}, q.number, q.has_several, q.text, nullif(q.picture, 'null')
    from jsonb_to_recordset(${JSON.stringify(questions)}::text::jsonb)
      as q (number smallint, has_several boolean, text text, picture jsonb)`;
  await run`
    insert into app.question_feedback (quiz_hash, question, feedback)
    select ${hash}, q.number, q.feedback
    from jsonb_to_recordset(${JSON.stringify(questions)}::text::jsonb)
      as q (number smallint, feedback text) where q.feedback is not null`;
  await run`
    insert into app.choices (quiz_hash, question, number, text)
    select ${hash}, c.question, c.number, c.text
    from jsonb_to_recordset(${JSON.stringify(choices)}::text::jsonb)
      as c (question smallint, number smallint, text text)`;
  await run`
    insert into app.answer_keys (quiz_hash, question, choice, is_right, weight, feedback)
    select ${hash}, c.question, c.number, c.is_right, c.weight, c.feedback
    from jsonb_to_recordset(${JSON.stringify(choices)}::text::jsonb)
      as c (question smallint, number smallint, is_right boolean, weight numeric, feedback text)`;
  await run`update public.lessons set quiz_hash = ${hash} where id = ${quiz.lessonId}`;
  return hash;
}

/** The rule of grading, once more and by whole numbers: thousandths of the question's point. */
export function thousandths({ choices }: Question, ticked: number[]): number {
  const isTicked = (at: number) => ticked.includes(at + 1);
  if (choices.some(({ weight }) => weight !== undefined)) {
    const hundredThousandths = choices.reduce(
      (sum, { weight = 0 }, at) => sum + (isTicked(at) ? Math.round(weight * 1000) : 0),
      0,
    );
    return Math.floor((Math.min(100_000, Math.max(0, hundredThousandths)) + 50) / 100);
  }
  const isRight = choices.every((choice, at) => choice.isRight === isTicked(at));
  return ticked.length > 0 && isRight ? 1000 : 0;
}
