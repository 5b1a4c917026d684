import { createClient } from '@supabase/supabase-js';
import * as z from 'zod';
import { env } from './env.ts';
import { Refusal, refusalOf } from './refusal.ts';
import { call, service } from './service.ts';
import { openSession } from './session.ts';

const Login = z.object({
  user_id: z.string(),
  session_id: z.string(),
  email: z.email(),
  username: z.string(),
  display_name: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  civility: z.string().nullable(),
  must_change_password: z.boolean(),
});
export type Login = z.infer<typeof Login>;

/**
 * Calls one of our RPCs as whoever asks, so that the database decides what they may.
 * @throws Refusal with the word that the database gave, signed-out where there is no session
 */
export async function callAs(
  request: Request,
  name: string,
  args: Record<string, unknown> = {},
): Promise<unknown> {
  const authorization = request.headers.get('authorization');
  if (!authorization) throw new Refusal(401, 'signed-out');
  const asCaller = createClient(env.SUPABASE_URL, env.SUPABASE_ANON_KEY, {
    auth: { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false },
    global: { headers: { authorization } },
  });
  const { data, error, status } = await asCaller.rpc(name, args);
  if (!error) return data;
  const refusal = refusalOf(error);
  if (refusal) throw refusal;
  // No token of ours, or one that has run out: the page renews it and asks again.
  if (status === 401 || status === 403) throw new Refusal(401, 'signed-out');
  throw status === 0 || status >= 502 ? new Refusal(503, 'unavailable') : error;
}

/**
 * Whose session asks. The database says so, for as long as the session is open: a token alone
 * outlives a sign-out.
 * @throws Refusal signed-out
 */
export const callerOf = async (request: Request): Promise<Login> =>
  Login.parse(await callAs(request, 'my_login'));

/** Whether this is the password, tried as a sign-in is and counted with those. */
export async function isPassword(
  email: string,
  password: string,
  clientAddress: string,
): Promise<boolean> {
  await call('resolve_login', { login: email, client_address: clientAddress });
  try {
    const session = await openSession({ email, password }, clientAddress);
    await service.auth.admin.signOut(session.access_token, 'local');
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.word === 'invalid-credentials') return false;
    throw error;
  }
}

/** @throws Refusal password-wrong. Not a 401: that would say that the session is over. */
export async function requirePassword(
  email: string,
  password: string,
  clientAddress: string,
): Promise<void> {
  if (!(await isPassword(email, password, clientAddress))) {
    throw new Refusal(403, 'password-wrong');
  }
}
