import { createClient } from '@supabase/supabase-js';
import { env } from './env.ts';
import { Refusal, refusalOf } from './refusal.ts';

const STATELESS = {
  persistSession: false,
  autoRefreshToken: false,
  detectSessionInUrl: false,
} as const;

/** Acts as the service. It never signs anybody in: that would lend their session to the next call. */
export const service = createClient(env.SUPABASE_URL, env.SUPABASE_SERVICE_ROLE_KEY, {
  auth: STATELESS,
});

/** Signs one person in and is thrown away; Auth's own limits count the learner, not this function. */
export function signingInFrom(clientAddress: string) {
  return createClient(env.SUPABASE_URL, env.SUPABASE_SERVICE_ROLE_KEY, {
    auth: STATELESS,
    global: { headers: { 'sb-forwarded-for': clientAddress } },
  });
}

/**
 * Calls one of our RPCs as the service.
 * @throws Refusal with the word that the database gave, or the error that nobody expected.
 */
export async function call(name: string, args: Record<string, unknown> = {}): Promise<unknown> {
  const { data, error, status } = await service.rpc(name, args);
  // An RPC that must keep what it counted answers its refusal instead of raising it.
  const refusal = refusalOf(error ?? data);
  if (refusal) throw refusal;
  if (!error) return data;
  const isAway = status === 0 || status >= 502;
  throw isAway ? new Refusal(503, 'unavailable') : error;
}
