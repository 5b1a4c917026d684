import * as z from 'zod';
import { Password } from '../_shared/password.schema.ts';

export const SignIn = z.object({
  login: z.string().trim().min(1).max(320),
  password: Password,
});
