import * as z from 'zod';

/** An answer that says no, in a word that the page knows how to put into a sentence. */
export class Refusal extends Error {
  readonly status: number;
  readonly word: string;
  readonly details: Record<string, unknown>;

  constructor(status: number, word: string, details: Record<string, unknown> = {}) {
    super(word);
    this.name = 'Refusal';
    this.status = status;
    this.word = word;
    this.details = details;
  }
}

/** A refusal as our RPCs write it and PostgREST hands it on: `PTnnn`, a stable word, a hint. */
const DatabaseRefusal = z.object({
  code: z.string().regex(/^PT4\d\d$/),
  message: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  hint: z.unknown().optional(),
});

const Hint = z.string().min(1);

const DEFAULT_WAIT_SECONDS = 15 * 60;

const WaitSeconds = z.coerce.number().int().positive().catch(DEFAULT_WAIT_SECONDS);

/** Only what an RPC refused by name reaches the caller; any other failure stays inside. */
export function refusalOf(answer: unknown): Refusal | undefined {
  const { success, data } = DatabaseRefusal.safeParse(answer);
  if (!success) return undefined;
  const status = Number(data.code.slice(2));
  if (status === 429) return tooManyAttempts(WaitSeconds.parse(data.hint));
  // A hint is for the person too: a name that is free in place of the taken one.
  const hint = Hint.safeParse(data.hint);
  return new Refusal(status, data.message, hint.success ? { hint: hint.data } : {});
}

export function tooManyAttempts(retryAfterSeconds = DEFAULT_WAIT_SECONDS): Refusal {
  return new Refusal(429, 'too-many-attempts', { retryAfterSeconds });
}
