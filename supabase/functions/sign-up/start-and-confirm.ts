import * as z from 'zod';
import { spendHumanCheck } from '../_shared/human-check.ts';
import type { Answer } from '../_shared/json.ts';
import { call } from '../_shared/service.ts';
import type { Confirm, Resend, Start, State } from './sign-up.schema.ts';

const Started = z.object({ follow: z.string() });
const Confirmed = z.object({ ticket: z.string(), email: z.string() });

/** All the work is in one RPC, so that time tells no more than the answer does. */
export async function startSignUp(
  { email, humanCheck }: Start,
  clientAddress: string,
): Promise<Answer> {
  await spendHumanCheck(humanCheck);
  const started = await call('start_sign_up', { courriel: email, client_address: clientAddress });
  return { status: 202, body: Started.parse(started) };
}

export async function resendSignUp(
  { token, follow, humanCheck }: Resend,
  clientAddress: string,
): Promise<Answer> {
  await spendHumanCheck(humanCheck);
  const by = token ? { token } : { follow };
  const started = await call('resend_sign_up', { ...by, client_address: clientAddress });
  return { status: 202, body: Started.parse(started) };
}

/** The same row is written for every address; what it says is looked up as it leaves. */
export async function reportSignUp(
  { email, humanCheck }: State,
  clientAddress: string,
): Promise<Answer> {
  await spendHumanCheck(humanCheck);
  await call('report_sign_up', { courriel: email, client_address: clientAddress });
  return { status: 202, body: {} };
}

export async function confirmSignUp(
  { token, email, code, humanCheck }: Confirm,
  clientAddress: string,
): Promise<Answer> {
  await spendHumanCheck(humanCheck);
  const by = token ? { token } : { courriel: email, code };
  const confirmed = await call('confirm_sign_up', { ...by, client_address: clientAddress });
  return { status: 200, body: Confirmed.parse(confirmed) };
}
