// POST { password } with the caller's token → 200 { deletionDueAt } · 401 signed-out
// · 403 password-wrong · 409 last-staff · 429 too-many-attempts
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { DeleteAccount } from './delete-account.schema.ts';
import { requestDeletion } from './request-deletion.ts';

const BEARER = /^Bearer (.+)$/i;

Deno.serve(
  answerJson(DeleteAccount, async ({ password }, { headers }) => {
    const token = BEARER.exec(headers.get('authorization') ?? '')?.[1] ?? '';
    const address = clientAddress(headers, env.CLIENT_ADDRESS_HEADER);
    return { status: 200, body: await requestDeletion({ token, password }, address) };
  }),
);
