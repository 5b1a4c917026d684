import { passwordProblems } from '../../../widgets/account/password.ts';
import { Refusal } from './refusal.ts';
import { call, service } from './service.ts';

export interface Owner {
  userId: string;
  /** Every name of theirs that a password must not hold. */
  names: (string | null)[];
}

/** @throws Refusal password-weak, with what is missing */
export function requireGoodPassword(password: string, names: (string | null)[]): void {
  const reasons = passwordProblems(password, names.filter(Boolean).join(' '));
  if (reasons.length > 0) throw new Refusal(400, 'password-weak', { reasons });
}

/**
 * The one way to a new password: the rule first, then a grant, without which the database refuses
 * the change. Auth ends every session of the account with it. A recovery's token is used up by the
 * change itself, so that nothing is lost if Auth is away.
 */
export async function setPassword(
  { userId, names }: Owner,
  password: string,
  recoveryToken: string | null = null,
): Promise<void> {
  requireGoodPassword(password, names);
  await call('grant_password', { account: userId, recovery_token: recoveryToken });
  const { error } = await service.auth.admin.updateUserById(userId, {
    password,
    email_confirm: true,
  });
  if (!error) return;
  // Auth knows passwords that were stolen elsewhere, where it is told to look.
  if (error.code === 'weak_password') {
    throw new Refusal(400, 'password-weak', { reasons: ['common'] });
  }
  throw error;
}
