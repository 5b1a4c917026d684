// POST { mode: 'change' | 'recovery' | 'due', password, … } → 200 { session }
//   change   bearer token, current      · 403 password-wrong
//   recovery token of the mail's link, or the ticket that its code gave · 404|410 link-…
//   due      bearer token, where a new password must be chosen · 409 password-not-due
//   all      400 password-weak|password-same · 401 signed-out · 429 too-many-attempts
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { changePassword, choosePassword, recoverPassword } from './modes.ts';
import { SetPassword } from './set-password.schema.ts';

Deno.serve(
  answerJson(SetPassword, (input, request) => {
    const address = clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER);
    switch (input.mode) {
      case 'change':
        return changePassword(input, request, address);
      case 'recovery':
        return recoverPassword(input, address);
      case 'due':
        return choosePassword(input, request, address);
    }
  }),
);
