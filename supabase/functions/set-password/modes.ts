import * as z from 'zod';
import { callerOf, isPassword, type Login, requirePassword } from '../_shared/caller.ts';
import type { Answer } from '../_shared/json.ts';
import { Refusal } from '../_shared/refusal.ts';
import { call } from '../_shared/service.ts';
import { openSession } from '../_shared/session.ts';
import { requireGoodPassword, setPassword } from '../_shared/set-password.ts';
import type { Change, Due, Recovery } from './set-password.schema.ts';

const namesOf = (person: Pick<Login, 'display_name' | 'first_name' | 'last_name'>) => [
  person.display_name,
  person.first_name,
  person.last_name,
];

/** Every other session is over; this device goes on with a fresh one. */
async function freshSession(
  email: string,
  password: string,
  clientAddress: string,
): Promise<Answer> {
  return {
    status: 200,
    body: { session: await openSession({ email, password }, clientAddress) },
  };
}

/** From the profile page: who knows the password changes it. */
export async function changePassword(
  { current, password }: Change,
  request: Request,
  clientAddress: string,
): Promise<Answer> {
  const login = await callerOf(request);
  requireGoodPassword(password, namesOf(login));
  await requirePassword(login.email, current, clientAddress);
  if (current === password) throw new Refusal(400, 'password-same');
  await setPassword({ userId: login.user_id, names: namesOf(login) }, password);
  return freshSession(login.email, password, clientAddress);
}

/** At sign-in, where a new password must be chosen: any but the one that got them in. */
export async function choosePassword(
  { password }: Due,
  request: Request,
  clientAddress: string,
): Promise<Answer> {
  const login = await callerOf(request);
  // Else this would be a way around the current password.
  if (!login.must_change_password) throw new Refusal(409, 'password-not-due');
  requireGoodPassword(password, namesOf(login));
  if (await isPassword(login.email, password, clientAddress)) {
    throw new Refusal(400, 'password-same');
  }
  await setPassword({ userId: login.user_id, names: namesOf(login) }, password);
  return freshSession(login.email, password, clientAddress);
}

const Recovered = z.object({
  user_id: z.string(),
  email: z.email(),
  display_name: z.string(),
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  must_change_password: z.boolean(),
});

/** By the link or the code of a mail: the mailbox proves who it is. */
export async function recoverPassword(
  { token, password }: Recovery,
  clientAddress: string,
): Promise<Answer> {
  const person = Recovered.nullable().parse(await call('open_recovery', { token }));
  if (!person) throw new Refusal(404, 'link-unknown');
  requireGoodPassword(password, namesOf(person));
  // Else a lost password would be a way to keep the one that must go.
  if (person.must_change_password && (await isPassword(person.email, password, clientAddress))) {
    throw new Refusal(400, 'password-same');
  }
  await setPassword({ userId: person.user_id, names: namesOf(person) }, password, token);
  return freshSession(person.email, password, clientAddress);
}
