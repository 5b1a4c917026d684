import * as z from 'zod';
import { call, service } from '../_shared/service.ts';

/** Nobody has this login, so what it resolves to is the decoy. No address, so no attempt is counted. */
const NOBODY = { login: '', client_address: '' };

async function makeDecoy(): Promise<void> {
  const email = z.email().parse(await call('resolve_login', NOBODY));
  await call('permit_account', { courriel: email });
  const { error } = await service.auth.admin.createUser({
    email,
    // Known to nobody, and not kept: nobody can enter.
    password: `${crypto.randomUUID()}-${crypto.randomUUID().slice(0, 24)}`,
    email_confirm: true,
  });
  if (error && error.status !== 422) throw error;
}

let made: Promise<void> | undefined;

/**
 * Makes sure that the decoy's account exists: without it Auth would answer sooner for an unknown
 * login than for a wrong password. Asked once per start of this function.
 */
export async function ensureDecoy(): Promise<void> {
  made ??= makeDecoy();
  try {
    await made;
  } catch (error) {
    made = undefined; // the next sign-in tries again
    throw error;
  }
}
