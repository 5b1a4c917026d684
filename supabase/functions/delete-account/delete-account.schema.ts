import * as z from 'zod';
import { Password } from '../_shared/password.schema.ts';

export const DeleteAccount = z.object({ password: Password });
