import * as z from 'zod/mini';
import { m } from '#messages';

const LONGEST_NAME = 100;

const OptionalName = z
  .string()
  .check(z.trim(), z.maxLength(LONGEST_NAME, { error: () => m.account_names_invalid() }));

export const NamesForm = z.object({
  displayName: z
    .string()
    .check(
      z.trim(),
      z.minLength(2, { error: () => m.account_display_name_length() }),
      z.maxLength(50, { error: () => m.account_display_name_length() }),
    ),
  withUsername: z.boolean(),
  firstName: OptionalName,
  lastName: OptionalName,
  civility: z.enum(['', 'Mme', 'M.']),
  password: z.string(),
});
export type NamesForm = z.infer<typeof NamesForm>;

const Required = z.string().check(z.minLength(1, { error: () => m.account_password_required() }));

export const EmailForm = z.object({
  email: z
    .string()
    .check(
      z.trim(),
      z.minLength(1, { error: () => m.account_email_required(), abort: true }),
      z.email({ error: () => m.account_email_invalid() }),
    ),
  password: Required,
});
export type EmailForm = z.infer<typeof EmailForm>;

export const Saved = z.object({ savedAt: z.string() });
export const EmailChanged = z.object({ email: z.string() });
