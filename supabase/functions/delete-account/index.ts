// POST { password } with the caller's token → 200 { deletionDueAt } · 401 signed-out
// · 403 password-wrong · 409 last-staff · 429 too-many-attempts
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { DeleteAccount } from './delete-account.schema.ts';
import { requestDeletion } from './request-deletion.ts';

Deno.serve(
  answerJson(DeleteAccount, async ({ password }, request) => {
    const address = clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER);
    return { status: 200, body: { ...(await requestDeletion(password, request, address)) } };
  }),
);
