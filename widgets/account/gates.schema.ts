import * as z from 'zod/mini';
import { m } from '#messages';

export const AccountState = z.object({
  state: z.enum(['unknown', 'suspended', 'deletion-due', 'password-due', 'terms-due', 'ready']),
  deletion_due_at: z.nullable(z.string()),
  terms_version: z.nullable(z.string()),
});
export type AccountState = z.infer<typeof AccountState>;

export const TermsForm = z.object({
  isAccepted: z
    .boolean()
    .check(z.refine((isTicked) => isTicked, { error: () => m.account_gate_terms_required() })),
});
export type TermsForm = z.infer<typeof TermsForm>;
