// POST { step: 'start' | 'confirm', … }: another courriel, once its mailbox is proven.
//   start   bearer token, email, password → 202 {}, whether or not somebody has that address
//           · 400 email-same|invalid-email · 403 password-wrong
//   confirm token of the link, or bearer token and code → 200 { email }
//           · 404 link-unknown|code-wrong · 409 email-taken · 410 link-superseded|expired|used
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { ChangeEmail } from './change-email.schema.ts';
import { confirmChange, startChange } from './start-and-confirm.ts';

Deno.serve(
  answerJson(ChangeEmail, (input, request) =>
    input.step === 'start'
      ? startChange(input, request, clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER))
      : confirmChange(input, request),
  ),
);
