// POST { step: 'start' | 'resend' | 'state' | 'confirm' | 'finish', … }: the moments of a sign-up. All but the
// last bring a humanCheck, used up before anything else is looked at: 400|409|410 human-check-*.
//   start   → 202 { follow }, the same for known, unknown and pending addresses
//   resend  → 202 { follow } · 404 link-unknown
//   state   → 202 {}, the same for every address: the mail says the rest
//   confirm → 200 { ticket, email } · 404 link-unknown · 410 link-superseded|expired|used
//   finish  → 200 { session } · 400 password-weak|username-invalid · 409 username-taken { hint }
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { finishSignUp } from './finish-sign-up.ts';
import { SignUp } from './sign-up.schema.ts';
import { confirmSignUp, reportSignUp, resendSignUp, startSignUp } from './start-and-confirm.ts';

Deno.serve(
  answerJson(SignUp, (input, request) => {
    const address = clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER);
    switch (input.step) {
      case 'start':
        return startSignUp(input, address);
      case 'resend':
        return resendSignUp(input, address);
      case 'state':
        return reportSignUp(input, address);
      case 'confirm':
        return confirmSignUp(input, address);
      case 'finish':
        return finishSignUp(input, address);
    }
  }),
);
