import { postJson } from './api.ts';
import { AppError, codeOfStatus } from './errors.ts';

/**
 * Calls an Edge Function. Its `error` word is the reason of the AppError that is thrown.
 * @param signal in place of the usual time limit, where there is much to send
 */
export async function callFunction(
  name: string,
  body: unknown,
  signal: AbortSignal | null = null,
): Promise<unknown> {
  const response = await postJson(`/functions/v1/${name}`, body, signal);
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok) return answer;
  const facts = typeof answer === 'object' && answer !== null ? answer : {};
  throw new AppError(codeOfStatus(response.status), {
    reason: 'error' in facts && typeof facts.error === 'string' ? facts.error : undefined,
    retryAfterSeconds:
      'retryAfterSeconds' in facts && typeof facts.retryAfterSeconds === 'number'
        ? facts.retryAfterSeconds
        : undefined,
    hint: 'hint' in facts && typeof facts.hint === 'string' ? facts.hint : undefined,
  });
}
