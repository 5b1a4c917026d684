// The worker of deliver-mail itself, on a real outbox and a mail server of the test's.
import { createTransport } from 'nodemailer';
import type { Sql } from 'postgres';
import { postOffice } from '../functions/deliver-mail/post-office.ts';

export const setClock = (sql: Sql, instant: string) =>
  sql.unsafe(`
    create or replace function app.clock() returns timestamptz
    language sql stable set search_path = ''
    as $clock$ select timestamptz '${instant}' $clock$`);

export const asService = (sql: Sql) => async (name: string, args: Record<string, unknown>) => {
  const named = Object.keys(args).map((key, at) => `${key} => $${at + 1}`);
  const values = Object.values(args).map((value) => value as string | number | boolean);
  return [...(await sql.unsafe(`select * from public.${name}(${named.join(', ')})`, values))];
};

/** The moment at which all that waits is due; null when all have left. */
export async function nextDue(sql: Sql): Promise<string | null> {
  const [row] = await sql`
    select to_jsonb(max(greatest(due_at, coalesce(claimed_until, due_at), app.clock()))) #>> '{}' as at
    from app.mail_outbox where sent_at is null and failed_at is null`;
  return row?.['at'] ?? null;
}

export const header = (message: string, name: string) =>
  new RegExp(`^${name}: (.+)$`, 'im').exec(message)?.[1]?.trim() ?? '';

type Call = (name: string, args: Record<string, unknown>) => Promise<unknown>;

export const officeFor = (call: Call, smtpUrl: string) =>
  postOffice({
    call,
    postman: createTransport({ url: smtpUrl, ignoreTLS: true }, { from: 'mooc@mooc.example' }),
    siteUrl: 'https://mooc.example',
    functionsUrl: 'https://api.mooc.example/functions/v1',
  });
