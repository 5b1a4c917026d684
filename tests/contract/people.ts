// People with an account and a profile, put there by the database's owner: what is asked about are
// passwords and courriels, not how one signs up.
import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import postgres from 'postgres';
import { loadConfig } from '../../supabase/local/config.ts';
import { call, makeUser, publishableKey, signIn } from './supabase.ts';

export interface Person {
  userId: string;
  email: string;
  name: string;
}

export const ownerConnection = () =>
  postgres(loadConfig().databaseUrl, { max: 1, onnotice: () => {} });

/** With `state`, columns of the profile that stand in the person's way. */
export async function makePerson(sql: Sql, state: Record<string, unknown> = {}): Promise<Person> {
  const name = `contract-${randomUUID().slice(0, 8)}`;
  const email = `${name}@preau.test`;
  const { id } = await makeUser(email);
  await sql`insert into public.profiles ${sql({
    user_id: id,
    username: name,
    display_name: name,
    finished_at: new Date(),
    ...state,
  })}`;
  return { userId: id, email, name };
}

/** What deleting the accounts leaves. */
export async function deleteTombstones(sql: Sql): Promise<void> {
  await sql`
    delete from public.profiles where user_id is null and username like 'contract-%'`;
}

export async function tokenOf({ email }: Person): Promise<string> {
  return (await signIn(email)).session.access_token;
}

/** Asks a function of ours, as nobody or with a session's token. */
export async function ask(name: string, body: object, token?: string) {
  const response = await call(`/functions/v1/${name}`, {
    method: 'POST',
    headers: {
      apikey: publishableKey,
      'content-type': 'application/json',
      ...(token && { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}
