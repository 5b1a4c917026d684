// POST { step: 'start' | 'confirm' | 'finish', … }: the three moments of a sign-up.
//   start   → 202 {}, the same for known, unknown and pending addresses
//   confirm → 200 { ticket, email } · 404 link-unknown · 410 link-superseded|expired|used
//   finish  → 200 { session } · 400 password-weak|username-invalid · 409 username-taken
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { finishSignUp } from './finish-sign-up.ts';
import { SignUp } from './sign-up.schema.ts';
import { confirmSignUp, startSignUp } from './start-and-confirm.ts';

Deno.serve(
  answerJson(SignUp, (input, request) => {
    const address = clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER);
    switch (input.step) {
      case 'start':
        return startSignUp(input, address);
      case 'confirm':
        return confirmSignUp(input);
      case 'finish':
        return finishSignUp(input, address);
    }
  }),
);
