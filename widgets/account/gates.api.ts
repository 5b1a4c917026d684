import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { callFunction } from '../lib/functions.ts';
import { renewSession } from '../lib/session.ts';
import { supabase } from '../lib/supabase.ts';
import { AccountState } from './gates.schema.ts';
import { WithSession } from './recovery.schema.ts';

async function readAccountState(): Promise<AccountState> {
  const { data, error } = await supabase.rpc('account_state');
  if (error) throw toAppError(error);
  return AccountState.parse(data);
}

/** What stands between whoever is signed in and their account. Asked anew each time. */
export const accountState = queryOptions({
  queryKey: ['account-state'],
  queryFn: readAccountState,
  staleTime: 0,
});

/** Accepts the version that was shown; refused where another one is due by now. */
export async function acceptTerms(version: string): Promise<void> {
  const { error } = await supabase.rpc('accept_terms', { version });
  if (error) throw toAppError(error);
}

/** The change of mind within seven days. */
export async function cancelDeletion(): Promise<void> {
  const { error } = await supabase.rpc('cancel_deletion');
  if (error) throw toAppError(error);
}

/** The new password where one must be chosen. The session goes on with it. */
export async function choosePassword(password: string): Promise<void> {
  const answer = await callFunction('set-password', { mode: 'due', password });
  renewSession(WithSession.parse(answer).session);
}
