import * as z from 'zod';
import { Code, Email, Secret } from '../_shared/fields.schema.ts';
import { Password } from '../_shared/password.schema.ts';

const Start = z.object({
  step: z.literal('start'),
  email: Email,
  password: Password,
});
const Confirm = z
  .object({
    step: z.literal('confirm'),
    token: Secret.optional(),
    code: Code.optional(),
  })
  .refine(({ token, code }) => token || code, { path: ['token'] });

export const ChangeEmail = z.discriminatedUnion('step', [Start, Confirm]);

export type Start = z.infer<typeof Start>;
export type Confirm = z.infer<typeof Confirm>;
