// POST { key, topic, name, email, message, page, reason, diagnosis, screenshot, humanCheck }, with or
// without a session → 202 { number }. Sent again under the same key: the same answer, and no mail more.
//   400 invalid { fields }|invalid-email · 409 contact-address-unknown|contact-pictures-full · 413 too-large
//   429 too-many-attempts { retryAfterSeconds }
import * as z from 'zod';
import { callerOf } from '../_shared/caller.ts';
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { spendHumanCheck } from '../_shared/human-check.ts';
import { answerJson } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call } from '../_shared/service.ts';
import { Contact, LONGEST_MESSAGE } from './contact.schema.ts';

const Taken = z.object({ number: z.number() });

/** Whose account writes; nobody's where there is none, or where the session ended meanwhile. */
async function accountOf(request: Request): Promise<string | null> {
  if (!request.headers.has('authorization')) return null;
  try {
    return (await callerOf(request)).user_id;
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return null;
    throw error;
  }
}

Deno.serve(
  answerJson(
    Contact,
    async ({ humanCheck, email, screenshot, ...message }, request) => {
      await spendHumanCheck(humanCheck);
      const taken = await call('send_contact_message', {
        ...message,
        courriel: email,
        screenshot: screenshot?.content ?? '',
        screenshot_type: screenshot?.type ?? '',
        account: await accountOf(request),
        client_address: clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER),
      });
      return { status: 202, body: Taken.parse(taken) };
    },
    LONGEST_MESSAGE,
  ),
);
