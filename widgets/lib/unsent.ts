// All that somebody did on this device and the server does not have yet, of whatever feature.
import { m } from '#messages';
import { dropAnswer, type KeptAnswer, keepAnswer, keptAnswers } from './kept-answers.ts';
import { dropNote, everyKeptNote, isSendable, retryNote } from './kept-notes.ts';
import { dropValidation, everyKeptValidation, retryValidation } from './kept-validations.ts';
import { type Sent, sendKeptNotes, sendKeptValidations } from './send-kept.ts';

export interface Unsent {
  id: string;
  /** What it is and of which lesson, in words. */
  what: string;
  /** The lesson's page, where one can look at it. */
  href: string;
  /** What somebody wrote, to be seen before it is given up. */
  text?: string | undefined;
  /** The server's word, once it refused. */
  refusal: string | undefined;
}

/** What a feature keeps before it is sent. A new one is one line in SOURCES. */
interface Source {
  list: (userId: string) => Unsent[];
  send: (userId: string) => Promise<Sent>;
  drop: (userId: string, id: string) => void;
  /** Tries a refused one again at the next sending. */
  retry: (userId: string, id: string) => void;
}

// Loaded only where something is sent: every page counts, few send.
const calls = () => import('./own-calls.ts');

const validations: Source = {
  list: (userId) =>
    everyKeptValidation(userId).map(({ lessonId, title, href, refusal }) => ({
      id: lessonId,
      what: m.offline_unsent_validation({ title }),
      href,
      refusal,
    })),
  send: async (userId) => sendKeptValidations(userId, (await calls()).validateLesson),
  drop: dropValidation,
  retry: retryValidation,
};

const notes: Source = {
  list: (userId) =>
    everyKeptNote(userId)
      .filter((note) => isSendable(note) || note.refusal !== undefined)
      .map(({ id, body, title, href, refusal }) => ({
        id,
        what:
          body === null
            ? m.offline_unsent_note_deleted({ title })
            : m.offline_unsent_note({ title }),
        href,
        text: body ?? undefined,
        refusal,
      })),
  send: async (userId) => sendKeptNotes(userId, (await calls()).sendNote),
  drop: dropNote,
  retry: retryNote,
};

const idOf = ({ attemptId, question }: KeptAnswer) => `${attemptId} ${question}`;
const answerOf = (userId: string, id: string) =>
  keptAnswers(userId).find((answer) => idOf(answer) === id);

const answers: Source = {
  list: (userId) =>
    keptAnswers(userId).map((answer) => ({
      id: idOf(answer),
      what: m.offline_unsent_answer({ question: answer.question }),
      href: answer.href,
      refusal: answer.refusal,
    })),
  send: async (userId) => (await import('./save-answer.ts')).sendKeptAnswers(userId),
  drop: (userId, id) => {
    const answer = answerOf(userId, id);
    if (answer) dropAnswer(userId, answer);
  },
  retry: (userId, id) => {
    const answer = answerOf(userId, id);
    if (answer) keepAnswer(userId, { ...answer, refusal: undefined });
  },
};

const SOURCES: Source[] = [validations, notes, answers];

export const listUnsent = (userId: string): Unsent[] => SOURCES.flatMap(({ list }) => list(userId));

/** Throws at the first that may pass: the rest stays. What is refused is marked, and stays too. */
export async function sendUnsent(userId: string): Promise<void> {
  for (const { send } of SOURCES) await send(userId);
}

/** An id belongs to one source: the others do not know it. */
export function dropUnsent(userId: string, id: string): void {
  for (const { drop } of SOURCES) drop(userId, id);
}

export function retryUnsent(userId: string, id: string): void {
  for (const { retry } of SOURCES) retry(userId, id);
}
