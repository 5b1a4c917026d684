import * as z from 'zod/mini';
import { isPassing, toAppError } from './errors.ts';
import { dropAnswer, type KeptAnswer, keepAnswer, keptAnswers } from './kept-answers.ts';
import { requirePerson } from './session-store.ts';
import { supabase } from './supabase.ts';

/** What `save_quiz_answer` answers. */
const SavedAnswer = z.object({
  choices: z.array(z.number()),
  revision: z.number(),
  is_skipped: z.boolean(),
  saved_at: z.nullable(z.string()),
});

export interface Answer {
  choices: number[];
  revision: number;
  savedAt: Date | null;
  isSkipped: boolean;
}

export const toAnswer = (row: z.infer<typeof SavedAnswer>): Answer => ({
  choices: row.choices,
  revision: row.revision,
  savedAt: row.saved_at === null ? null : new Date(row.saved_at),
  isSkipped: row.is_skipped,
});

export async function saveAnswerAs(userId: string, kept: KeptAnswer): Promise<Answer> {
  requirePerson(userId);
  const { data, error } = await supabase.rpc('save_quiz_answer', {
    attempt_id: kept.attemptId,
    question: kept.question,
    choices: kept.choices,
    revision: kept.revision,
    writer: kept.writer,
    step: kept.step,
    is_skipped: kept.isSkipped,
  });
  if (error) throw toAppError(error);
  return toAnswer(SavedAnswer.parse(data));
}

/** Whether the server has said no to this very answer, and would again. */
export function isRefusal(error: unknown): boolean {
  const { code, reason } = toAppError(error);
  const isOfSession = code === 'signed-out' || reason === 'other-person';
  return !isPassing(error) && !isOfSession && code !== 'unexpected' && code !== 'too-many';
}

/** Sends all that waits, from any page. What the server refuses stays, for the quiz to show it. */
export async function sendKeptAnswers(userId: string): Promise<{ refused: number }> {
  let refused = 0;
  for (const kept of keptAnswers(userId)) {
    if (kept.refusal) continue;
    try {
      await saveAnswerAs(userId, kept);
      dropAnswer(userId, kept);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const refusal = toAppError(error).reason ?? toAppError(error).code;
      if (refusal === 'answer-changed') dropAnswer(userId, kept);
      else {
        keepAnswer(userId, { ...kept, refusal });
        refused += 1;
      }
    }
  }
  return { refused };
}
