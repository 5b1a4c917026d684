import { randomUUID } from 'node:crypto';
import type { Sql, TransactionSql } from 'postgres';
import { z } from 'zod';
import { type ApiError, apiError } from './api-error.ts';
import { type GoTrueUser, readUsers } from './gotrue-user.ts';

export const invalid = (message: string) => apiError(400, 'validation_failed', message);
const notFound = apiError(404, 'user_not_found', 'User not found');
const emailExists = apiError(
  422,
  'email_exists',
  'A user with this email address has already been registered',
);

const notGranted = apiError(
  403,
  'password_not_granted',
  'A password is changed by the functions of this project, which check its rule',
);

const Metadata = z.record(z.string(), z.unknown());
const Attributes = z.object({
  id: z.uuid().optional(),
  email: z.string().trim().toLowerCase().optional(),
  password: z.string().optional(),
  email_confirm: z.boolean().optional(),
  user_metadata: Metadata.optional(),
  app_metadata: Metadata.optional(),
  role: z.string().optional(),
  ban_duration: z.string().optional(),
});
type Attributes = z.infer<typeof Attributes>;

const isMail = (text: string) => z.email().safeParse(text).success;

function checkAttributes(body: unknown): Attributes | ApiError {
  const parsed = Attributes.safeParse(body);
  if (!parsed.success) return invalid(parsed.error.issues[0]?.message ?? 'Invalid attributes');
  const { email, password, ban_duration } = parsed.data;
  if (email !== undefined && !isMail(email)) {
    return invalid('Unable to validate email address: invalid format');
  }
  if (password !== undefined && password.length < 8) {
    return apiError(422, 'weak_password', 'Password should be at least 8 characters.');
  }
  // bcrypt reads 72 bytes and no more: GoTrue refuses what it would cut.
  if (password !== undefined && Buffer.byteLength(password) > 72) {
    return invalid('Password cannot be longer than 72 characters');
  }
  if (ban_duration !== undefined && parseDuration(ban_duration) === undefined) {
    return invalid(`invalid format for ban duration: ${ban_duration}`);
  }
  return parsed.data;
}

/** Go's durations (`24h`, `1h30m`) in seconds; null for `none`, undefined for what is none. */
export function parseDuration(text: string): number | null | undefined {
  if (text === 'none') return null;
  const units = new Map([
    ['h', 3600],
    ['m', 60],
    ['s', 1],
  ]);
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([hms])/g)];
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text) return undefined;
  return parts.reduce((sum, [, n, unit]) => sum + Number(n) * (units.get(unit ?? '') ?? 0), 0);
}

export const isError = (value: object): value is ApiError => 'status' in value && 'code' in value;

export async function createUser(sql: Sql, body: unknown): Promise<GoTrueUser | ApiError> {
  const given = checkAttributes(body);
  if (isError(given)) return given;
  const { email, password } = given;
  if (email === undefined || email === '') {
    return invalid('Cannot create a user without either an email or phone');
  }
  const id = given.id ?? randomUUID();
  const isConfirmed = given.email_confirm ?? false;
  const appMetadata = { provider: 'email', providers: ['email'], ...given.app_metadata };
  const identity = { sub: id, email, email_verified: isConfirmed, phone_verified: false };
  try {
    await sql.begin(async (tx) => {
      await tx`
        insert into auth.users (
          id, email, encrypted_password, email_confirmed_at, role,
          raw_app_meta_data, raw_user_meta_data, banned_until
        ) values (
          ${id}, ${email},
          ${password === undefined ? null : tx`extensions.crypt(${password}, extensions.gen_salt('bf', 10))`},
          ${isConfirmed ? tx`now()` : null}, ${given.role ?? 'authenticated'},
          ${tx.json(toJson(appMetadata))}, ${tx.json(toJson(given.user_metadata ?? {}))},
          ${bannedUntil(tx, given.ban_duration)}
        )`;
      await tx`
        insert into auth.identities (id, provider, provider_id, user_id, identity_data)
        values (${randomUUID()}, 'email', ${id}, ${id}, ${tx.json(identity)})`;
    });
  } catch (error) {
    if (isDuplicate(error)) return emailExists;
    throw error;
  }
  return getUser(sql, id);
}

export async function getUser(sql: Sql, id: string): Promise<GoTrueUser | ApiError> {
  const [user] = await readUsers(sql, [id]);
  return user ?? notFound;
}

export async function updateUser(
  sql: Sql,
  id: string,
  body: unknown,
): Promise<GoTrueUser | ApiError> {
  const given = checkAttributes(body);
  if (isError(given)) return given;
  const { email, password, user_metadata, app_metadata } = given;
  try {
    const changed = await sql.begin(async (tx) => {
      const rows = await tx`
        update auth.users set
          email = coalesce(${email ?? null}, email),
          encrypted_password = ${password === undefined ? tx`encrypted_password` : tx`extensions.crypt(${password}, extensions.gen_salt('bf', 10))`},
          email_confirmed_at = ${given.email_confirm === true ? tx`coalesce(email_confirmed_at, now())` : tx`email_confirmed_at`},
          role = coalesce(${given.role ?? null}, role),
          raw_user_meta_data = ${merged(tx, 'raw_user_meta_data', user_metadata)},
          raw_app_meta_data = ${merged(tx, 'raw_app_meta_data', app_metadata)},
          banned_until = ${given.ban_duration === undefined ? tx`banned_until` : bannedUntil(tx, given.ban_duration)},
          updated_at = now()
        where id = ${id}
        returning id`;
      if (email !== undefined) {
        await tx`
          update auth.identities
          set identity_data = identity_data || jsonb_build_object('email', ${email}::text)
          where user_id = ${id} and provider = 'email'`;
      }
      // A new password ends what an old one opened.
      if (password !== undefined) await tx`delete from auth.sessions where user_id = ${id}`;
      return rows.length > 0;
    });
    return changed ? getUser(sql, id) : notFound;
  } catch (error) {
    if (isDuplicate(error)) return emailExists;
    // A trigger of ours: GoTrue has no more than a 500 for it.
    if (hasCode(error, 'PT403')) return notGranted;
    throw error;
  }
}

export async function deleteUser(
  sql: Sql,
  id: string,
  isSoft: boolean,
): Promise<Record<string, never> | ApiError> {
  const rows = isSoft
    ? await sql`
        update auth.users set deleted_at = now(), email = null, encrypted_password = null
        where id = ${id} and deleted_at is null returning id`
    : await sql`delete from auth.users where id = ${id} returning id`;
  if (rows.length === 0) return notFound;
  await sql`delete from auth.sessions where user_id = ${id}`;
  return {};
}

export async function listUsers(sql: Sql, page: number, perPage: number) {
  const [total] = await sql`select count(*)::int as n from auth.users`;
  const rows = await sql`
    select id from auth.users order by created_at desc, id
    limit ${perPage} offset ${(page - 1) * perPage}`;
  const users = await readUsers(
    sql,
    rows.map((row) => row['id']),
  );
  return { users, total: Number(total?.['n'] ?? 0) };
}

/** GoTrue merges metadata by key; a null takes the key away. */
function merged(tx: TransactionSql, column: string, change: Record<string, unknown> | undefined) {
  if (change === undefined) return tx`${tx(column)}`;
  return tx`jsonb_strip_nulls(coalesce(${tx(column)}, '{}'::jsonb) || ${tx.json(toJson(change))})`;
}

function bannedUntil(tx: TransactionSql, duration: string | undefined) {
  const seconds = duration === undefined ? null : parseDuration(duration);
  return typeof seconds === 'number' ? tx`now() + make_interval(secs => ${seconds})` : tx`null`;
}

/** What came as JSON is JSON: the parser's type says less than it knows. */
const toJson = (value: Record<string, unknown>) => JSON.parse(JSON.stringify(value));

const isDuplicate = (error: unknown) => hasCode(error, '23505');

function hasCode(error: unknown, code: string) {
  return error instanceof Error && 'code' in error && error.code === code;
}
