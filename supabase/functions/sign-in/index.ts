// POST { login, password } → 200 { session } · 401 invalid-credentials · 429 too-many-attempts
import * as z from 'zod';
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { call } from '../_shared/service.ts';
import { openSession } from '../_shared/session.ts';
import { ensureDecoy } from './decoy.ts';
import { SignIn } from './sign-in.schema.ts';

Deno.serve(
  answerJson(SignIn, async ({ login, password }, request) => {
    await ensureDecoy();
    const address = clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER);
    // An unknown login gets a decoy's address here, so that Auth does the same work for it.
    const email = z.string().parse(await call('resolve_login', { login, client_address: address }));
    const session = await openSession({ email, password }, address);
    return { status: 200, body: { session } };
  }),
);
