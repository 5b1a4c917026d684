import * as z from 'zod';
import { Password } from '../_shared/password.schema.ts';

const Start = z.object({
  step: z.literal('start'),
  email: z.string().trim().max(320).pipe(z.email()),
  password: Password,
});
const Confirm = z
  .object({
    step: z.literal('confirm'),
    token: z.string().min(1).max(200).optional(),
    code: z
      .string()
      .transform((typed) => typed.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/))
      .optional(),
  })
  .refine(({ token, code }) => token || code, { path: ['token'] });

export const ChangeEmail = z.discriminatedUnion('step', [Start, Confirm]);

export type Start = z.infer<typeof Start>;
export type Confirm = z.infer<typeof Confirm>;
