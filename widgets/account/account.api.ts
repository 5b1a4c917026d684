import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { callFunction } from '../lib/functions.ts';
import { startSession } from '../lib/session.ts';
import { supabase } from '../lib/supabase.ts';
import { Confirmed, Profile, WithSession } from './account.schema.ts';

/** Step 1, and « Renvoyer »: the answer is the same whether the address is known or not. */
export async function startSignUp(email: string): Promise<void> {
  await callFunction('sign-up', { step: 'start', email, termsRead: true });
}

export async function confirmSignUp(
  proof: { token: string } | { email: string; code: string },
): Promise<Confirmed> {
  return Confirmed.parse(await callFunction('sign-up', { step: 'confirm', ...proof }));
}

/** Step 2: makes the account and opens its session. */
export async function finishSignUp(account: {
  ticket: string;
  displayName: string;
  password: string;
}): Promise<void> {
  const answer = await callFunction('sign-up', { step: 'finish', ...account });
  startSession(WithSession.parse(answer).session);
}

export interface Credentials {
  login: string;
  password: string;
  /** Whether the session outlives the browser. */
  isRemembered: boolean;
}

export async function signIn({ isRemembered, ...credentials }: Credentials): Promise<void> {
  const answer = await callFunction('sign-in', credentials);
  startSession(WithSession.parse(answer).session, isRemembered);
}

export interface MyProfile {
  username: string;
  displayName: string;
  email: string;
  civility: 'Mme' | 'M.' | null;
  firstName: string | null;
  lastName: string | null;
}

async function readMyProfile(): Promise<MyProfile> {
  const { data, error } = await supabase.rpc('my_profile');
  if (error) throw toAppError(error);
  const { username, display_name, email, civility, first_name, last_name } = Profile.parse(data);
  return {
    username,
    displayName: display_name,
    email,
    civility,
    firstName: first_name,
    lastName: last_name,
  };
}

export const myProfile = queryOptions({ queryKey: ['my-profile'], queryFn: readMyProfile });
