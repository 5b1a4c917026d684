import * as z from 'zod';
import { callerOf, type Login, requirePassword } from '../_shared/caller.ts';
import type { Answer } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call, service } from '../_shared/service.ts';
import type { Confirm, Start } from './change-email.schema.ts';

export async function startChange(
  { email, password }: Start,
  request: Request,
  address: string,
): Promise<Answer> {
  const login = await callerOf(request);
  await requirePassword(login.email, password, address);
  await call('start_email_change', { account: login.user_id, courriel: email });
  return { status: 202, body: {} };
}

const Opened = z.object({ id: z.string(), user_id: z.string(), new_email: z.email() });

/** The link may be opened on another device, where nobody is signed in. */
async function callerOrNobody(request: Request): Promise<Login | null> {
  try {
    return await callerOf(request);
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return null;
    throw error;
  }
}

/** Each step can be repeated: a lost connection costs one more click. */
export async function confirmChange({ token, code }: Confirm, request: Request): Promise<Answer> {
  const caller = token ? await callerOrNobody(request) : await callerOf(request);
  const args = token ? { token } : { account: caller?.user_id, code };
  const change = Opened.parse(await call('open_email_change', args));
  const { error } = await service.auth.admin.updateUserById(change.user_id, {
    email: change.new_email,
    email_confirm: true,
  });
  if (error?.code === 'email_exists') throw new Refusal(409, 'email-taken');
  if (error) throw error;
  await call('finish_email_change', {
    change: change.id,
    kept_session: caller?.user_id === change.user_id ? caller.session_id : null,
  });
  return { status: 200, body: { email: change.new_email } };
}
