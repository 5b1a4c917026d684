import type { Row, Sql } from 'postgres';

/** A user as GoTrue's admin API writes it. */
export type GoTrueUser = {
  id: string;
  aud: string;
  role: string;
  email: string;
  phone: string;
  email_confirmed_at: string | null;
  confirmed_at: string | null;
  invited_at: string | null;
  last_sign_in_at: string | null;
  banned_until: string | null;
  app_metadata: Record<string, unknown>;
  user_metadata: Record<string, unknown>;
  identities: Identity[];
  created_at: string;
  updated_at: string;
  is_anonymous: boolean;
};

type Identity = {
  identity_id: string;
  id: string;
  user_id: string;
  identity_data: Record<string, unknown>;
  provider: string;
  email: string;
  last_sign_in_at: string | null;
  created_at: string;
  updated_at: string;
};

export type UserRow = Row;

/** One query for many users: their identities come as JSON. */
export async function readUsers(sql: Sql, ids: string[]): Promise<GoTrueUser[]> {
  const rows = await sql`
    select users.*, coalesce((
      select jsonb_agg(to_jsonb(identities) order by identities.created_at)
      from auth.identities where identities.user_id = users.id
    ), '[]'::jsonb) as identities
    from auth.users where users.id = any(${ids}::uuid[])`;
  const byId = new Map(rows.map((row) => [row['id'], toUser(row)]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

function toUser(row: Row): GoTrueUser {
  const identities: Row[] = row['identities'];
  return {
    id: row['id'],
    aud: row['aud'] ?? 'authenticated',
    role: row['role'] ?? 'authenticated',
    email: row['email'] ?? '',
    phone: row['phone'] ?? '',
    email_confirmed_at: instant(row['email_confirmed_at']),
    confirmed_at: instant(row['confirmed_at']),
    invited_at: instant(row['invited_at']),
    last_sign_in_at: instant(row['last_sign_in_at']),
    banned_until: instant(row['banned_until']),
    app_metadata: row['raw_app_meta_data'] ?? {},
    user_metadata: row['raw_user_meta_data'] ?? {},
    identities: identities.map((identity) => ({
      identity_id: identity['id'],
      id: identity['provider_id'],
      user_id: identity['user_id'],
      identity_data: identity['identity_data'],
      provider: identity['provider'],
      email: identity['email'],
      last_sign_in_at: instant(identity['last_sign_in_at']),
      created_at: String(instant(identity['created_at'])),
      updated_at: String(instant(identity['updated_at'])),
    })),
    created_at: String(instant(row['created_at'])),
    updated_at: String(instant(row['updated_at'])),
    is_anonymous: row['is_anonymous'],
  };
}

function instant(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return new Date(value instanceof Date ? value : String(value)).toISOString();
}
