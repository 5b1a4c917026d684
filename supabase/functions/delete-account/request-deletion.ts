import * as z from 'zod';
import { callerOf, requirePassword } from '../_shared/caller.ts';
import { call } from '../_shared/service.ts';

const Requested = z.object({ deletion_due_at: z.string() });

/** Asks for the password once more, then lets the account go in seven days and closes its sessions. */
export async function requestDeletion(
  password: string,
  request: Request,
  clientAddress: string,
): Promise<{ deletionDueAt: string }> {
  const login = await callerOf(request);
  await requirePassword(login.email, password, clientAddress);
  const { deletion_due_at } = Requested.parse(
    await call('request_deletion', { account: login.user_id }),
  );
  return { deletionDueAt: deletion_due_at };
}
