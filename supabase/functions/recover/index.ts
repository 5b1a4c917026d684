// POST { step: 'start' | 'code' | 'open', … }: a lost password, up to the new one (set-password).
//   start → 202 {}, the same for every address · 400 human-check-…
//   code  → 200 { ticket } · 404 code-wrong · 410 link-used|expired
//   open  → 200 { email, names }, and uses nothing up · 404 link-unknown · 410 link-superseded|expired|used
import * as z from 'zod';
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { spendHumanCheck } from '../_shared/human-check.ts';
import { answerJson } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call } from '../_shared/service.ts';
import { Recover } from './recover.schema.ts';

const Ticket = z.object({ ticket: z.string() });

/** The names come along because the page checks the password's rule as one types. */
const Opened = z.object({
  email: z.email(),
  display_name: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
});

Deno.serve(
  answerJson(Recover, async (input, request) => {
    const address = clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER);
    switch (input.step) {
      case 'start': {
        await spendHumanCheck(input.humanCheck);
        // All the work is in one RPC, so that time tells no more than the answer does.
        await call('start_recovery', { courriel: input.email, client_address: address });
        return { status: 202, body: {} };
      }
      case 'code': {
        const { email, code } = input;
        const args = { courriel: email, code, client_address: address };
        return { status: 200, body: Ticket.parse(await call('confirm_recovery_code', args)) };
      }
      case 'open': {
        const { token } = input;
        const opened = Opened.nullable().parse(await call('open_recovery', { token }));
        if (!opened) throw new Refusal(404, 'link-unknown');
        const { email, display_name, first_name, last_name } = opened;
        return { status: 200, body: { email, names: [display_name, first_name, last_name] } };
      }
    }
  }),
);
