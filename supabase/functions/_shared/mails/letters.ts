import type { Letter } from '../letter.ts';
import { accountDeleted } from './account-deleted.ts';
import { accountInactive } from './account-inactive.ts';
import { authLetter } from './auth-letter.ts';
import {
  commentContestAnswered,
  commentModerated,
  commentReportDecided,
  commentReportReceived,
} from './comments.ts';
import { communityInvitation } from './community-invitation.ts';
import { contactMessage, contactReceipt } from './contact.ts';
import { deletionCancelled } from './deletion-cancelled.ts';
import { deletionRequested } from './deletion-requested.ts';
import { digest } from './digest.ts';
import {
  emailChangeConfirm,
  emailChanged,
  emailChangeKnown,
  emailChangeNotice,
} from './email-change.ts';
import { notice } from './notice.ts';
import { passwordChanged } from './password-changed.ts';
import { publicationFailed } from './publication-failed.ts';
import { recover, recoverSuspended, recoverUnknown } from './recover.ts';
import type { Setting } from './setting.ts';
import { signUpConfirm } from './sign-up-confirm.ts';
import { signUpKnown } from './sign-up-known.ts';
import { signUpState } from './sign-up-state.ts';

/** Every template that a row of mail_outbox may name. */
const LETTERS: Record<string, (params: unknown, setting: Setting) => Letter> = {
  'account-deleted': accountDeleted,
  'account-inactive': accountInactive,
  'comment-contest-answered': commentContestAnswered,
  'comment-moderated': commentModerated,
  'comment-report-decided': commentReportDecided,
  'comment-report-received': commentReportReceived,
  'community-invitation': communityInvitation,
  'contact-message': contactMessage,
  'contact-receipt': contactReceipt,
  'deletion-cancelled': deletionCancelled,
  'deletion-requested': deletionRequested,
  'sign-up-confirm': signUpConfirm,
  'publication-failed': publicationFailed,
  'sign-up-known': signUpKnown,
  'sign-up-state': signUpState,
  recover,
  'recover-unknown': recoverUnknown,
  'recover-suspended': recoverSuspended,
  'password-changed': passwordChanged,
  'email-change-confirm': emailChangeConfirm,
  'email-change-known': emailChangeKnown,
  'email-change-notice': emailChangeNotice,
  'email-changed': emailChanged,
  'notice-answer': notice,
  'notice-mention': notice,
  'notice-moderation': notice,
  'notice-opening': notice,
  'notice-joining': notice,
  'notice-request': notice,
  'notice-news': notice,
  'notice-event': notice,
  digest,
  // What app.send_auth_email may queue.
  'auth-recovery': authLetter,
  'auth-email-change': authLetter,
  'auth-signup': authLetter,
  'auth-magiclink': authLetter,
  'auth-invite': authLetter,
  'auth-reauthentication': authLetter,
};

export const TEMPLATES = Object.keys(LETTERS);

/** @throws an Error where the outbox names a template that is not here, or lacks a parameter. */
export function writeLetter(template: string, params: unknown, setting: Setting): Letter {
  const write = Object.hasOwn(LETTERS, template) ? LETTERS[template] : undefined;
  if (!write) throw new Error(`no mail template ${template}`);
  return write(params, setting);
}
