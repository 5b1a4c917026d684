import * as z from 'zod';

/** One spelling for « é », whichever keyboard typed it; the rule itself is widgets/account/password.ts. */
export const Password = z
  .string()
  .min(1)
  .max(256)
  .transform((typed) => typed.normalize('NFC'));
