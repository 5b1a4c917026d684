import * as z from 'zod';
import { Code, Email, Secret } from '../_shared/fields.schema.ts';
import { HumanCheck } from '../_shared/human-check.ts';

const Start = z.object({ step: z.literal('start'), email: Email, humanCheck: HumanCheck });
const ByCode = z.object({
  step: z.literal('code'),
  email: Email,
  code: Code,
});
const Open = z.object({ step: z.literal('open'), token: Secret });

export const Recover = z.discriminatedUnion('step', [Start, ByCode, Open]);
