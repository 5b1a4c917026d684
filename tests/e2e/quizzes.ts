// A quiz of our own on a lesson of the demo course, put straight into the database: what the specs
// look at does not depend on the words of the seed.
import { putQuiz, type Quiz } from '../../supabase/tests/quizzes.ts';
import { ownerOf } from './database.ts';

export const QUIZ_LESSON = '/cours/la-commune-en-commun/ecouter/quiz-ecouter/';

const choice = (text: string, isRight = false, feedback = `On en parle : ${text}`) => ({
  text,
  isRight,
  feedback,
});

/** Four questions: one and several right choices, and room to skip, to check and to change. */
export const QUESTIONS: Quiz['questions'] = [
  {
    text: 'Qui vote le budget de la commune ?',
    feedback: 'Le conseil municipal vote le budget chaque année.',
    choices: [choice('Le conseil municipal', true), choice('Le préfet'), choice('Le maire seul')],
  },
  {
    hasSeveral: true,
    text: 'Que fait-on en marchant ensemble ?',
    choices: [choice('On regarde', true), choice('On écoute', true), choice('On vote')],
  },
  {
    text: 'Combien de temps dure un mandat municipal ?',
    choices: [choice('Quatre ans'), choice('Six ans', true), choice('Sept ans')],
  },
  {
    text: 'Où se tiennent les séances du conseil ?',
    choices: [choice('À la mairie', true), choice('À la préfecture'), choice('Au marché')],
  },
];

export interface SavedAnswer {
  question: number;
  choices: number[];
}

type Sql = ReturnType<typeof ownerOf>;

async function withOwner<T>(work: (sql: Sql) => Promise<T>): Promise<T> {
  const sql = ownerOf('supabase');
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/** Puts the quiz there and answers the way back to the one that was. */
export async function lendQuiz(quiz: Partial<Quiz> = {}): Promise<() => Promise<void>> {
  const before = await withOwner(async (sql) => {
    const [lesson] = await sql<{ id: string; quiz_hash: string | null }[]>`
      select id, quiz_hash from public.lessons where slug = 'quiz-ecouter' and retired_at is null`;
    if (!lesson) throw new Error('The demo course has no lesson quiz-ecouter');
    await putQuiz((text, ...values) => sql(text, ...values), {
      lessonId: lesson.id,
      questions: QUESTIONS,
      ...quiz,
    });
    return lesson;
  });
  return () =>
    withOwner(async (sql) => {
      await sql`update public.lessons set quiz_hash = ${before.quiz_hash} where id = ${before.id}`;
    });
}

/** What the database holds of this person's answers, by question. */
export const savedAnswers = (username: string): Promise<SavedAnswer[]> =>
  withOwner(async (sql) => [
    ...(await sql<SavedAnswer[]>`
        select a.question::int, a.choices::int[]
        from app.quiz_answers a
        join public.quiz_attempts t on t.id = a.attempt_id
        join public.enrolments e on e.id = t.enrolment_id
        join public.profiles p on p.id = e.person_id
        where p.display_name = ${username} and a.saved_at is not null
        order by t.number, a.question`),
  ]);
