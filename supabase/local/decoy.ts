import { randomBytes } from 'node:crypto';
import type { Sql } from 'postgres';
import { createUser } from './admin-users.ts';

/**
 * The account that nobody can enter. A sign-in with an unknown address is tried on it, so that it
 * takes as long, and gets the same answer, as one with a wrong password.
 */
export async function ensureDecoy(sql: Sql): Promise<string> {
  const [row] = await sql`select app.decoy_email() as email`;
  const email = String(row?.['email']);
  await sql`select public.permit_account(${email})`;
  const password = randomBytes(30).toString('base64url');
  await createUser(sql, { email, password, email_confirm: true }); // refused when it is there already
  return email;
}

/** The address itself when it can sign in, or the decoy's. */
export async function addressOrDecoy(sql: Sql, email: string, decoy: string): Promise<string> {
  const [known] = await sql`
    select from auth.users
    where email = ${email} and encrypted_password is not null and email_confirmed_at is not null`;
  return known === undefined ? decoy : email;
}
