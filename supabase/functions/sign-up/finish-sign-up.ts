import * as z from 'zod';
import { passwordProblems } from '../../../widgets/account/password.ts';
import type { Answer } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call, service } from '../_shared/service.ts';
import { openSession } from '../_shared/session.ts';
import { setPassword } from '../_shared/set-password.ts';
import type { Finish } from './sign-up.schema.ts';

const Prepared = z.object({ email: z.email(), username: z.string() });

/** The account that an earlier, interrupted attempt left behind. No mail leaves by this call. */
async function findUserId(email: string): Promise<string> {
  const { data, error } = await service.auth.admin.generateLink({ type: 'magiclink', email });
  if (error) throw error;
  return data.user.id;
}

/** Makes the Auth account, or gives its password to the one that a first attempt made. */
async function keepAccount(email: string, password: string, displayName: string): Promise<void> {
  const created = await service.auth.admin.createUser({ email, password, email_confirm: true });
  if (!created.error) return;
  const isThere = created.error.status === 422 && created.error.code !== 'weak_password';
  if (!isThere) throw created.error;
  const userId = await findUserId(email);
  await setPassword({ userId, names: [displayName] }, password);
}

/**
 * Each step can be repeated, so that a lost connection or a restart costs the learner one more
 * click: the name is reserved, the account made or found, the profile linked, the session opened.
 */
export async function finishSignUp(
  { ticket, displayName, password }: Finish,
  clientAddress: string,
): Promise<Answer> {
  const reasons = passwordProblems(password, displayName);
  if (reasons.length > 0) throw new Refusal(400, 'password-weak', { reasons });

  const { email } = Prepared.parse(
    await call('prepare_profile', { ticket, display_name: displayName }),
  );
  await keepAccount(email, password, displayName);
  await call('finish_sign_up', { ticket });
  const session = await openSession({ email, password }, clientAddress);
  return { status: 200, body: { session } };
}
