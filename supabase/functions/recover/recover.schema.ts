import * as z from 'zod';
import { HumanCheck } from '../_shared/human-check.ts';

const Email = z.string().trim().max(320).pipe(z.email());

const Start = z.object({ step: z.literal('start'), email: Email, humanCheck: HumanCheck });
const Code = z.object({
  step: z.literal('code'),
  email: Email,
  code: z
    .string()
    .transform((typed) => typed.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^\d{6}$/)),
});
const Open = z.object({ step: z.literal('open'), token: z.string().min(1).max(200) });

export const Recover = z.discriminatedUnion('step', [Start, Code, Open]);
