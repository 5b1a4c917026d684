// Answers to quizzes that the server has not acknowledged yet: kept on this device, for that person
// alone, over a reload, a lost line, an expired session and a browser that died. Signing out forgets
// them. On a shared device they stay in the tab, as everything of a person does there.
import { deviceStore } from './device-store.ts';

const KEY = 'preau-to-answer';

export interface KeptAnswer {
  attemptId: string;
  /** Where the quiz is, for a page that only says that something waits. */
  lessonId: string;
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

interface Kept {
  userId: string;
  answers: KeptAnswer[];
}

function isAnswer(value: unknown): value is KeptAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { attemptId, lessonId, question, choices, writer, step, revision } = value as Partial<
    Record<keyof KeptAnswer, unknown>
  >;
  return (
    [attemptId, lessonId, writer].every((text) => typeof text === 'string') &&
    [question, step, revision].every((number) => typeof number === 'number') &&
    Array.isArray(choices)
  );
}

function read(store: Storage): Kept | null {
  try {
    const value: unknown = JSON.parse(store.getItem(KEY) ?? 'null');
    if (typeof value !== 'object' || value === null) return null;
    const { userId, answers } = value as Partial<Record<keyof Kept, unknown>>;
    if (typeof userId !== 'string' || !Array.isArray(answers)) return null;
    return { userId, answers: answers.filter(isAnswer) };
  } catch {
    // Not ours, or cut short: nothing is kept.
    return null;
  }
}

function write(store: Storage, { userId, answers }: Kept): void {
  try {
    if (answers.length === 0) store.removeItem(KEY);
    else store.setItem(KEY, JSON.stringify({ userId, answers }));
  } catch {
    // Storage is full or forbidden: the page that is open goes on trying.
  }
}

// Both, because a session that ends or begins anew changes where things are written.
function stores(): Storage[] {
  try {
    return [sessionStorage, localStorage];
  } catch {
    // Storage is forbidden: nothing is kept.
    return [];
  }
}

const isSame = (one: KeptAnswer, other: KeptAnswer) =>
  one.attemptId === other.attemptId && one.question === other.question;

/** What this person has yet to have acknowledged, oldest first. What another one left is forgotten. */
export function keptAnswers(userId: string): KeptAnswer[] {
  const found = stores().flatMap((store) => {
    const kept = read(store);
    if (kept && kept.userId !== userId) write(store, { userId: '', answers: [] });
    return kept?.userId === userId ? kept.answers : [];
  });
  const newest = found.filter(
    (answer) => !found.some((other) => isSame(answer, other) && other.at > answer.at),
  );
  return newest.toSorted((a, b) => a.at.localeCompare(b.at));
}

/** Whether somebody's answers in this lesson wait here, whoever is signed in by now. */
export const hasKeptAnswers = (lessonId: string): boolean =>
  stores().some((store) => read(store)?.answers.some((answer) => answer.lessonId === lessonId));

/** The newest answer to a question takes the place of the one before. */
export function keepAnswer(userId: string, answer: KeptAnswer): void {
  const others = keptAnswers(userId).filter((other) => !isSame(answer, other));
  forgetKeptAnswers();
  const store = deviceStore();
  if (store) write(store, { userId, answers: [...others, answer] });
}

/** Drops an answer that arrived, unless a newer one waits by now. */
export function dropAnswer(userId: string, answer: KeptAnswer): void {
  for (const store of stores()) {
    const kept = read(store);
    if (kept?.userId !== userId) continue;
    const answers = kept.answers.filter(
      (other) =>
        !isSame(answer, other) || other.writer !== answer.writer || other.step > answer.step,
    );
    write(store, { userId, answers });
  }
}

export function forgetKeptAnswers(): void {
  for (const store of stores()) write(store, { userId: '', answers: [] });
}
