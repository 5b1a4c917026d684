import * as z from 'zod';

export const Email = z.string().trim().max(320).pipe(z.email());

/** The secret of a link, a ticket, or the word by which a page follows its mail. */
export const Secret = z.string().min(1).max(200);

/** Six digits, however they were grouped. */
export const Code = z
  .string()
  .transform((typed) => typed.replaceAll(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/));
