import type { Letter } from '../letter.ts';
import { accountDeleted } from './account-deleted.ts';
import { accountInactive } from './account-inactive.ts';
import { deletionCancelled } from './deletion-cancelled.ts';
import { deletionRequested } from './deletion-requested.ts';
import { publicationFailed } from './publication-failed.ts';
import type { Setting } from './setting.ts';
import { signUpConfirm } from './sign-up-confirm.ts';
import { signUpKnown } from './sign-up-known.ts';

/** Every template that a row of mail_outbox may name. */
const LETTERS: Record<string, (params: unknown, setting: Setting) => Letter> = {
  'account-deleted': accountDeleted,
  'account-inactive': accountInactive,
  'deletion-cancelled': deletionCancelled,
  'deletion-requested': deletionRequested,
  'sign-up-confirm': signUpConfirm,
  'publication-failed': publicationFailed,
  'sign-up-known': signUpKnown,
};

export const TEMPLATES = Object.keys(LETTERS);

/** @throws an Error where the outbox names a template that is not here, or lacks a parameter. */
export function writeLetter(template: string, params: unknown, setting: Setting): Letter {
  const write = Object.hasOwn(LETTERS, template) ? LETTERS[template] : undefined;
  if (!write) throw new Error(`no mail template ${template}`);
  return write(params, setting);
}
