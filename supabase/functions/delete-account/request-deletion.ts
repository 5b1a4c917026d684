import * as z from 'zod';
import { Refusal } from '../_shared/refusal.ts';
import { call, service } from '../_shared/service.ts';
import { openSession } from '../_shared/session.ts';

const Requested = z.object({ deletion_due_at: z.string() });

/** Who the token speaks for, as Auth says now: a session that was closed counts no more. */
async function holderOf(token: string): Promise<{ id: string; email: string }> {
  const { data, error } = token
    ? await service.auth.getUser(token)
    : { data: { user: null }, error: null };
  if (data.user?.email) return { id: data.user.id, email: data.user.email };
  if ((error?.status ?? 401) >= 500) throw new Refusal(503, 'unavailable');
  throw new Refusal(401, 'signed-out');
}

/** 401 would say that the session is over, and the page would renew it and ask again. */
function asWrongPassword(error: unknown): unknown {
  const isRefused = error instanceof Refusal && error.word === 'invalid-credentials';
  return isRefused ? new Refusal(403, 'password-wrong') : error;
}

/**
 * Asks for the password once more, then lets the account go in seven days and closes its sessions:
 * the one that brought the token, and the one that the password opened.
 */
export async function requestDeletion(
  { token, password }: { token: string; password: string },
  clientAddress: string,
): Promise<{ deletionDueAt: string }> {
  const { id, email } = await holderOf(token);
  await call('spend_deletion_try', { account: id, client_address: clientAddress });
  const opened = await openSession({ email, password }, clientAddress).catch((error: unknown) => {
    throw asWrongPassword(error);
  });
  try {
    const { deletion_due_at } = Requested.parse(await call('request_deletion', { account: id }));
    return { deletionDueAt: deletion_due_at };
  } catch (error) {
    // Who stays keeps their sessions, but not this one, which nobody holds.
    await service.auth.admin.signOut(opened.access_token, 'local');
    throw error;
  }
}
