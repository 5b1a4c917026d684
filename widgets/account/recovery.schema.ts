import * as z from 'zod/mini';
import { m } from '#messages';
import { Code } from './account.schema.ts';
import { passwordProblems } from './password.ts';
import { PROBLEM_ERRORS } from './password-words.ts';

export const LostForm = z.object({
  email: z.string().check(
    z.trim(),
    z.minLength(1, { error: () => m.account_email_required(), abort: true }),
    // An identifiant is no address: where to write to would tell whose it is.
    z.includes('@', { error: () => m.account_recover_email_needed(), abort: true }),
    z.email({ error: () => m.account_email_invalid() }),
  ),
});
export type LostForm = z.infer<typeof LostForm>;

export const OnlyCode = z.object({ code: Code });
export type OnlyCode = z.infer<typeof OnlyCode>;

const NewPasswordFields = z.object({ password: z.string(), passwordAgain: z.string() });
export type NewPassword = z.infer<typeof NewPasswordFields>;

/** A new password, judged with the names of whose it is. */
export const newPasswordForm = (names: string) => NewPasswordFields.check(isGood(names));

const ChangeFields = z.extend(NewPasswordFields, {
  current: z.string().check(z.minLength(1, { error: () => m.account_password_required() })),
});
export type ChangePassword = z.infer<typeof ChangeFields>;

export const changePasswordForm = (names: string) => ChangeFields.check(isGood(names));

const isGood =
  (names: string): z.core.CheckFn<NewPassword> =>
  (context) => {
    const { password, passwordAgain } = context.value;
    const [problem] = passwordProblems(password, names);
    const refuse = (field: string, message: string) =>
      context.issues.push({ code: 'custom', input: '', path: [field], message });
    if (problem) refuse('password', PROBLEM_ERRORS[problem]());
    else if (password !== passwordAgain) refuse('passwordAgain', m.account_password_again_error());
  };

export const Ticket = z.object({ ticket: z.string() });

export const Recovered = z.object({
  email: z.string(),
  names: z.array(z.nullable(z.string())),
});
export type Recovered = z.infer<typeof Recovered>;

export const WithSession = z.object({ session: z.unknown() });
