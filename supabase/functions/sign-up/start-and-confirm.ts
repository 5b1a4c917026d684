import * as z from 'zod';
import type { Answer } from '../_shared/json.ts';
import { call } from '../_shared/service.ts';
import type { Confirm, Start } from './sign-up.schema.ts';

/** The texts that the page shows beside the box; a new text takes a new version. */
const TERMS_VERSION = '1';

const Confirmed = z.object({ ticket: z.string(), email: z.string() });

/** All the work is in one RPC, so that time tells no more than the answer does. */
export async function startSignUp({ email }: Start, clientAddress: string): Promise<Answer> {
  await call('start_sign_up', {
    courriel: email,
    terms_version: TERMS_VERSION,
    client_address: clientAddress,
  });
  return { status: 202, body: {} };
}

export async function confirmSignUp({ token, email, code }: Confirm): Promise<Answer> {
  const args = token ? { token } : { courriel: email, code };
  return { status: 200, body: Confirmed.parse(await call('confirm_sign_up', args)) };
}
