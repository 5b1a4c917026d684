// POST { displayName, firstName, lastName, civility, withUsername, password? }, with a bearer token
//   → 200 { savedAt } · 400 password-needed|password-holds-name|username-invalid|name-invalid
//   · 403 password-wrong · 409 username-taken
import * as z from 'zod';
import { passwordProblems } from '../../../widgets/account/password.ts';
import { callerOf, type Login, requirePassword } from '../_shared/caller.ts';
import { clientAddress } from '../_shared/client-address.ts';
import { env } from '../_shared/env.ts';
import { answerJson } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call } from '../_shared/service.ts';
import { UpdateProfile } from './update-profile.schema.ts';

const Saved = z.object({ saved_at: z.string() });

/**
 * The rule of the password speaks of names, and only its owner can show the password again: whoever
 * adds or changes a name types it, and it is held against the new names.
 */
async function requireFittingPassword(
  login: Login,
  { displayName, firstName, lastName, password }: UpdateProfile,
  address: string,
): Promise<void> {
  const isSame =
    displayName === login.display_name &&
    firstName === login.first_name &&
    lastName === login.last_name;
  if (isSame) return;
  if (password === undefined) throw new Refusal(400, 'password-needed');
  await requirePassword(login.email, password, address);
  const names = [displayName, firstName, lastName].filter(Boolean).join(' ');
  if (passwordProblems(password, names).includes('name')) {
    throw new Refusal(400, 'password-holds-name');
  }
}

Deno.serve(
  answerJson(UpdateProfile, async (input, request) => {
    const address = clientAddress(request.headers, env.CLIENT_ADDRESS_HEADER);
    const login = await callerOf(request);
    await requireFittingPassword(login, input, address);
    const { saved_at } = Saved.parse(
      await call('change_profile', {
        account: login.user_id,
        display_name: input.displayName,
        first_name: input.firstName,
        last_name: input.lastName,
        civility: input.civility,
        with_username: input.withUsername,
      }),
    );
    return { status: 200, body: { savedAt: saved_at } };
  }),
);
