import type { Session } from '@supabase/supabase-js';
import { Refusal, tooManyAttempts } from './refusal.ts';
import { signingInFrom } from './service.ts';

const SIGNED_OUT_STATUSES = new Set([400, 401, 403, 422]);

/**
 * Opens a session by password.
 * @throws Refusal, the same for an unknown account and for a wrong password.
 */
export async function openSession(
  credentials: { email: string; password: string },
  clientAddress: string,
): Promise<Session> {
  const { data, error } = await signingInFrom(clientAddress).auth.signInWithPassword(credentials);
  if (data.session) return data.session;
  const status = error?.status ?? 0;
  if (status === 429) throw tooManyAttempts();
  if (SIGNED_OUT_STATUSES.has(status)) throw new Refusal(401, 'invalid-credentials');
  throw new Refusal(503, 'unavailable');
}
