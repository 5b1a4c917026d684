import { createHash, randomInt } from 'node:crypto';
import type { Sql } from 'postgres';
import { z } from 'zod';
import { createUser, getUser, invalid, isError } from './admin-users.ts';
import { type ApiError, apiError } from './api-error.ts';

const Body = z.object({
  type: z.enum(['signup', 'invite', 'magiclink', 'recovery']),
  email: z.string().trim().toLowerCase(),
  password: z.string().optional(),
  data: z.record(z.string(), z.unknown()).optional(),
  redirect_to: z.string().optional(),
});

/** Makes a one-time link and sends nothing, as GoTrue's `generate_link`. */
export async function generateLink(
  sql: Sql,
  siteUrl: string,
  body: unknown,
): Promise<Record<string, unknown> | ApiError> {
  const parsed = Body.safeParse(body);
  if (!parsed.success) return invalid('Invalid link type or email');
  const { type, email, password, data, redirect_to } = parsed.data;
  const [known] = await sql`select id from auth.users where email = ${email}`;
  if (known === undefined && type === 'recovery') {
    return apiError(404, 'user_not_found', 'User with this email not found');
  }
  if (known !== undefined && (type === 'signup' || type === 'invite')) {
    return apiError(
      422,
      'email_exists',
      'A user with this email address has already been registered',
    );
  }
  const user =
    known === undefined
      ? await createUser(sql, { email, password, user_metadata: data })
      : await getUser(sql, String(known['id']));
  if (isError(user)) return user;

  const otp = String(randomInt(1_000_000)).padStart(6, '0');
  // The hash that lite looks for when the link comes back.
  const hash = createHash('sha256').update(`${email}${otp}`).digest('hex');
  const isConfirmation = type === 'signup' || type === 'invite';
  await (isConfirmation
    ? sql`update auth.users set confirmation_token = ${hash}, confirmation_sent_at = now() where id = ${user.id}`
    : sql`update auth.users set recovery_token = ${hash}, recovery_sent_at = now() where id = ${user.id}`);
  const redirect = redirect_to ?? siteUrl;
  const link = new URL('/auth/v1/verify', siteUrl);
  link.search = new URLSearchParams({ token: hash, type, redirect_to: redirect }).toString();
  return {
    ...user,
    action_link: link.href,
    email_otp: otp,
    hashed_token: hash,
    verification_type: type,
    redirect_to: redirect,
  };
}
