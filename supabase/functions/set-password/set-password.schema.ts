import * as z from 'zod';
import { Password } from '../_shared/password.schema.ts';

const Change = z.object({ mode: z.literal('change'), current: Password, password: Password });
const Recovery = z.object({
  mode: z.literal('recovery'),
  token: z.string().min(1).max(200),
  password: Password,
});
const Due = z.object({ mode: z.literal('due'), password: Password });

export const SetPassword = z.discriminatedUnion('mode', [Change, Recovery, Due]);

export type Change = z.infer<typeof Change>;
export type Recovery = z.infer<typeof Recovery>;
export type Due = z.infer<typeof Due>;
