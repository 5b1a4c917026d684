// A proof of work instead of a picture to copy: the browser looks for a number while somebody types.
// ALTCHA's own worker does the looking, off the main thread and without any third party.
import ShaWorker from 'altcha/workers/sha?worker';
import * as z from 'zod/mini';
import { postJson } from './api.ts';
import { AppError, codeOfStatus, toAppError } from './errors.ts';

const Challenge = z.object({
  parameters: z.record(z.string(), z.union([z.string(), z.number()])),
  signature: z.string(),
});
type Challenge = z.infer<typeof Challenge>;

const Solution = z.object({ counter: z.number() });

/** What the server takes once, beside whatever it was made for. */
export interface HumanCheckProof {
  challenge: Challenge;
  solution: { counter: number };
}

/** More would warm a telephone for nothing. */
const MOST_WORKERS = 4;

async function fetchChallenge(): Promise<Challenge> {
  const response = await postJson('/rest/v1/rpc/make_human_check', {});
  if (!response.ok) throw new AppError(codeOfStatus(response.status));
  return Challenge.parse(await response.json());
}

/** Each worker tries every n-th number; the first to find it, or to break, ends the others. */
async function solve(challenge: Challenge): Promise<{ counter: number }> {
  const count = Math.min(navigator.hardwareConcurrency || 1, MOST_WORKERS);
  const workers = Array.from({ length: count }, () => new ShaWorker());
  const found = workers.map(
    (worker, counterStart) =>
      new Promise<{ counter: number }>((resolve, reject) => {
        const fail = () => reject(new AppError('unexpected'));
        worker.onerror = fail;
        worker.onmessage = ({ data }) => {
          const solution = Solution.safeParse(data);
          if (solution.success) resolve(solution.data);
          else fail();
        };
        worker.postMessage({ type: 'work', challenge, counterStart, counterStep: count });
      }),
  );
  try {
    return await Promise.race(found);
  } finally {
    for (const worker of workers) worker.terminate();
  }
}

/** A fresh proof. Good for ten minutes and for one use. */
export async function solveHumanCheck(): Promise<HumanCheckProof> {
  const challenge = await fetchChallenge();
  return { challenge, solution: await solve(challenge) };
}

/** The check grew old while somebody typed, or served a try that was cut short: a new one will do. */
const isStale = (error: unknown) => toAppError(error).reason?.startsWith('human-check-') ?? false;

/**
 * Sends something together with a proof. One that has expired or served is renewed without a word.
 * @param ready a proof that was begun beforehand
 */
export async function withHumanCheck<Answer>(
  send: (proof: HumanCheckProof) => Promise<Answer>,
  ready: Promise<HumanCheckProof> = solveHumanCheck(),
): Promise<Answer> {
  try {
    return await send(await ready);
  } catch (error) {
    if (!isStale(error)) throw error;
    return send(await solveHumanCheck());
  }
}
