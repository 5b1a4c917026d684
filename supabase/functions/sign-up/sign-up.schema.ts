import * as z from 'zod';
import { Code, Email, Secret } from '../_shared/fields.schema.ts';
import { HumanCheck } from '../_shared/human-check.ts';
import { Password } from '../_shared/password.schema.ts';

const Start = z.object({
  step: z.literal('start'),
  email: Email,
  termsRead: z.literal(true),
  humanCheck: HumanCheck,
});

/** A new mail, to the address of a link that no longer serves, or of what a page follows. */
const Resend = z
  .object({
    step: z.literal('resend'),
    token: Secret.optional(),
    follow: Secret.optional(),
    humanCheck: HumanCheck,
  })
  .refine(({ token, follow }) => token || follow, { path: ['token'] });

/** What became of a sign-up, by mail: from a device that knows nothing of it. */
const State = z.object({ step: z.literal('state'), email: Email, humanCheck: HumanCheck });

const Confirm = z
  .object({
    step: z.literal('confirm'),
    token: Secret.optional(),
    email: Email.optional(),
    code: Code.optional(),
    humanCheck: HumanCheck,
  })
  .refine(({ token, email, code }) => token || (email && code), { path: ['token'] });

const Finish = z.object({
  step: z.literal('finish'),
  ticket: Secret,
  displayName: z.string().trim().min(1).max(200),
  password: Password,
  termsAccepted: z.literal(true),
});

export const SignUp = z.discriminatedUnion('step', [Start, Resend, State, Confirm, Finish]);

export type Start = z.infer<typeof Start>;
export type Resend = z.infer<typeof Resend>;
export type State = z.infer<typeof State>;
export type Confirm = z.infer<typeof Confirm>;
export type Finish = z.infer<typeof Finish>;
