import * as z from 'zod/mini';
import { m } from '#messages';

export const LeavingForm = z.object({
  password: z.string().check(z.minLength(1, { error: () => m.account_password_required() })),
});
export type LeavingForm = z.infer<typeof LeavingForm>;
