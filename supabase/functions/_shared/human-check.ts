import * as z from 'zod';
import { call } from './service.ts';

/** What a browser sends: ALTCHA's challenge as it came, and the answer that was found. */
export const HumanCheck = z.object({
  challenge: z.object({
    parameters: z.record(z.string().max(32), z.union([z.string().max(128), z.number()])),
    signature: z.string().max(128),
  }),
  solution: z.object({ counter: z.int().nonnegative() }),
});
export type HumanCheck = z.infer<typeof HumanCheck>;

/**
 * Uses a proof up, before anything else of the request is looked at.
 * @throws Refusal human-check-invalid, human-check-expired or human-check-used
 */
export async function spendHumanCheck(proof: HumanCheck): Promise<void> {
  await call('spend_human_check', { proof });
}
