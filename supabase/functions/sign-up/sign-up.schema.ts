import * as z from 'zod';
import { Password } from '../_shared/password.schema.ts';

const Email = z.string().trim().max(320).pipe(z.email());
const Secret = z.string().min(1).max(200);

const Start = z.object({
  step: z.literal('start'),
  email: Email,
  termsRead: z.literal(true),
});

const Confirm = z
  .object({
    step: z.literal('confirm'),
    token: Secret.optional(),
    email: Email.optional(),
    code: z
      .string()
      .transform((typed) => typed.replaceAll(/\s/g, ''))
      .pipe(z.string().regex(/^\d{6}$/))
      .optional(),
  })
  .refine(({ token, email, code }) => token || (email && code), { path: ['token'] });

const Finish = z.object({
  step: z.literal('finish'),
  ticket: Secret,
  displayName: z.string().trim().min(1).max(200),
  password: Password,
});

export const SignUp = z.discriminatedUnion('step', [Start, Confirm, Finish]);

export type Start = z.infer<typeof Start>;
export type Confirm = z.infer<typeof Confirm>;
export type Finish = z.infer<typeof Finish>;
