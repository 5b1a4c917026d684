// Any Supabase can be judged: SUPABASE_URL with both keys, or the local stack that is running.
import { randomUUID } from 'node:crypto';
import { createClient, type SupabaseClient } from '@supabase/supabase-js';
import { readSecrets, readStack } from '../stack.ts';

const { env } = process;

export const url = env['SUPABASE_URL'] ?? readStack().apiUrl;
export const publishableKey = env['SUPABASE_PUBLISHABLE_KEY'] ?? readStack().publishableKey;
export const secretKey = env['SUPABASE_SECRET_KEY'] ?? String(readSecrets()['secretKey']);

/** What only our own gateway promises is asked of nobody else. */
export const isLocal = /^http:\/\/(127\.0\.0\.1|localhost)/.test(url);

const auth = { persistSession: false, autoRefreshToken: false, detectSessionInUrl: false };

export const visitor = (): SupabaseClient => createClient(url, publishableKey, { auth });

/** The service; with an address it speaks for somebody, as our functions do. */
export const service = (address?: string): SupabaseClient =>
  createClient(url, secretKey, {
    auth,
    ...(address === undefined ? {} : { global: { headers: { 'sb-forwarded-for': address } } }),
  });

export const someMail = () => `contract-${randomUUID()}@preau.test`;
export const someAddress = () => `2001:db8::${randomUUID().slice(0, 8).replace(/.{4}/, '$&:')}`;
export const PASSWORD = 'Une-phrase-assez-longue-1';

const made: string[] = [];

/** An account that comes of no sign-up needs the service's permit, as imports do. */
export async function permit(email: string) {
  const { error } = await service().rpc('permit_account', { courriel: email });
  if (error) throw error;
}

/** A confirmed account that is gone when the file's tests are done. */
export async function makeUser(email = someMail()) {
  await permit(email);
  const { data, error } = await service().auth.admin.createUser({
    email,
    password: PASSWORD,
    email_confirm: true,
  });
  if (error) throw error;
  made.push(data.user.id);
  return { id: data.user.id, email };
}

export async function deleteMadeUsers() {
  for (const id of made.splice(0)) await service().auth.admin.deleteUser(id);
}

/** Signs in as our functions do, from an address of its own, and acts with that session. */
export async function signIn(email: string) {
  const { data, error } = await service(someAddress()).auth.signInWithPassword({
    email,
    password: PASSWORD,
  });
  if (error) throw error;
  const { session } = data;
  const client = createClient(url, publishableKey, {
    auth,
    global: { headers: { Authorization: `Bearer ${session.access_token}` } },
  });
  return { session, client };
}

export const call = (path: string, init: RequestInit = {}) => fetch(`${url}${path}`, init);
