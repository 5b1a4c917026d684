import * as z from 'zod/mini';
import { m } from '#messages';
import { passwordProblems } from './password.ts';
import { PROBLEM_ERRORS } from './password-words.ts';

// Sentences are asked for when they are shown, so that they follow the page's language.
const Email = z
  .string()
  .check(
    z.trim(),
    z.minLength(1, { error: () => m.account_email_required(), abort: true }),
    z.email({ error: () => m.account_email_invalid() }),
  );

export const StartForm = z.object({
  email: Email,
  termsRead: z
    .boolean()
    .check(z.refine((isRead) => isRead, { error: () => m.account_sign_up_read_required() })),
  isHuman: z
    .boolean()
    .check(z.refine((isTicked) => isTicked, { error: () => m.app_human_check_required() })),
});

/** Six digits, with whatever a mail put between them. */
export const Code = z.pipe(
  z.pipe(
    z.string(),
    z.transform((typed: string) => typed.replaceAll(/\D/g, '')),
  ),
  z.string().check(z.regex(/^\d{6}$/, { error: () => m.account_code_invalid() })),
);

export const CodeForm = z.object({ email: Email, code: Code });

export const SignInForm = z.object({
  login: z.string().check(z.trim(), z.minLength(1, { error: () => m.account_login_required() })),
  password: z.string().check(z.minLength(1, { error: () => m.account_password_required() })),
  isRemembered: z.boolean(),
});

export const FinishForm = z
  .object({
    displayName: z
      .string()
      .check(
        z.trim(),
        z.minLength(2, { error: () => m.account_display_name_length() }),
        z.maxLength(50, { error: () => m.account_display_name_length() }),
      ),
    password: z.string(),
    passwordAgain: z.string(),
    termsAccepted: z
      .boolean()
      .check(z.refine((isTicked) => isTicked, { error: () => m.account_terms_required() })),
  })
  .check((context) => {
    const { displayName, password, passwordAgain } = context.value;
    const [problem] = passwordProblems(password, displayName);
    const refuse = (field: string, message: string) =>
      context.issues.push({ code: 'custom', input: '', path: [field], message });
    if (problem) refuse('password', PROBLEM_ERRORS[problem]());
    else if (password !== passwordAgain) refuse('passwordAgain', m.account_password_again_error());
  });

export type StartForm = z.infer<typeof StartForm>;
export type CodeForm = z.infer<typeof CodeForm>;
export type SignInForm = z.infer<typeof SignInForm>;
export type FinishForm = z.infer<typeof FinishForm>;

/** What `confirm` answers: the ticket opens step 2. */
export const Confirmed = z.object({ ticket: z.string(), email: z.string() });
export type Confirmed = z.infer<typeof Confirmed>;

export const Started = z.object({ follow: z.string() });

/** What a page keeps of a sign-up under way, until it is finished. */
export const PendingSignUp = z.object({
  /** Null where a mail was asked for by a link: its address is not told. */
  email: z.nullable(z.string()),
  /** The word by which the page asks what became of the mail. */
  follow: z.string(),
  /** By this device's clock, in milliseconds. */
  sentAt: z.number(),
});
export type Pending = z.infer<typeof PendingSignUp>;

const Instant = z.pipe(
  z.string(),
  z.transform((text: string) => new Date(text)),
);

/** What became of a mail. */
export const MailState = z.object({
  state: z.enum(['unknown', 'leaving', 'deferred', 'sent', 'refused', 'failed']),
  at: z.nullable(Instant),
});
export type MailState = z.infer<typeof MailState>;

/** The last mails to somebody, the newest first. */
export const MyMails = z.array(
  z.object({
    id: z.string(),
    /** Its template: a word of the outbox. */
    kind: z.string(),
    state: z.enum(['leaving', 'deferred', 'sent', 'refused', 'failed']),
    at: Instant,
  }),
);
export type MyMails = z.infer<typeof MyMails>;

export const WithSession = z.object({ session: z.unknown() });

export const Profile = z.object({
  username: z.string(),
  display_name: z.string(),
  email: z.string(),
  civility: z.nullable(z.enum(['Mme', 'M.'])),
  first_name: z.nullable(z.string()),
  last_name: z.nullable(z.string()),
});
