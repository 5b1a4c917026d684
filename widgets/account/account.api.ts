import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { callFunction } from '../lib/functions.ts';
import type { HumanCheckProof } from '../lib/human-check.ts';
import { startSession } from '../lib/session.ts';
import { supabase } from '../lib/supabase.ts';
import {
  Confirmed,
  MailState,
  MyMails,
  type Pending,
  Profile,
  Started,
  WithSession,
} from './account.schema.ts';

/** Step 1: the answer is the same whether the address is known or not. */
export async function startSignUp(email: string, humanCheck: HumanCheckProof): Promise<Pending> {
  const step = { step: 'start', email, termsRead: true };
  const { follow } = Started.parse(await callFunction('sign-up', { ...step, humanCheck }));
  return { email, follow, sentAt: Date.now() };
}

/** By the token of an old link, or by the word of a mail that a page follows. */
export type ResendBy = { token: string } | { follow: string };

/** A new mail, to an address that the page need not know. */
export async function resendSignUp(
  by: ResendBy,
  humanCheck: HumanCheckProof,
): Promise<{ follow: string; sentAt: number }> {
  const answer = await callFunction('sign-up', { step: 'resend', ...by, humanCheck });
  return { ...Started.parse(answer), sentAt: Date.now() };
}

/** A mail with the state of the sign-up of this address; the answer is the same for every address. */
export async function askSignUpState(email: string, humanCheck: HumanCheckProof): Promise<void> {
  await callFunction('sign-up', { step: 'state', email, humanCheck });
}

/** What became of the mail that this word follows. */
export async function signUpMail(follow: string): Promise<MailState> {
  const { data, error } = await supabase.rpc('sign_up_mail', { follow });
  if (error) throw toAppError(error);
  return MailState.parse(data);
}

export async function confirmSignUp(
  by: { token: string } | { email: string; code: string },
  humanCheck: HumanCheckProof,
): Promise<Confirmed> {
  const answer = await callFunction('sign-up', { step: 'confirm', ...by, humanCheck });
  return Confirmed.parse(answer);
}

/**
 * Step 2: makes the account and opens its session.
 * @returns whether this browser keeps the session; the account is made all the same
 */
export async function finishSignUp(account: {
  ticket: string;
  displayName: string;
  password: string;
  termsAccepted: boolean;
}): Promise<boolean> {
  const answer = WithSession.parse(await callFunction('sign-up', { step: 'finish', ...account }));
  try {
    startSession(answer.session);
    return isStorageAllowed();
  } catch (error) {
    if (isStorageAllowed()) throw error;
    return false;
  }
}

function isStorageAllowed(): boolean {
  try {
    localStorage.setItem('preau-probe', '1');
    localStorage.removeItem('preau-probe');
    return true;
  } catch {
    // Forbidden, as in a mail application's own browser.
    return false;
  }
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

async function readMyMails(): Promise<MyMails> {
  const { data, error } = await supabase.rpc('my_mails');
  if (error) throw toAppError(error);
  return MyMails.parse(data);
}

export const myMails = queryOptions({ queryKey: ['my-mails'], queryFn: readMyMails });
