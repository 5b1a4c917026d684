import type { Sql, TransactionSql } from 'postgres';
import type { Caller } from '../keys.ts';
import { unauthorized } from './storage-error.ts';

/** Runs statements as the caller, so that the policies on storage's tables decide. */
export async function asCaller<T>(
  sql: Sql,
  { role, claims }: Caller,
  work: (tx: TransactionSql) => Promise<T>,
): Promise<T> {
  const subject = typeof claims['sub'] === 'string' ? claims['sub'] : '';
  try {
    const result = await sql.begin(async (tx) => {
      await tx`
        select set_config('role', ${role}, true),
          set_config('request.jwt.claim.sub', ${subject}, true),
          set_config('request.jwt.claim.role', ${role}, true),
          set_config('request.jwt.claims', ${JSON.stringify({ ...claims, role })}, true)`;
      return { value: await work(tx) };
    });
    return result.value;
  } catch (error) {
    const isRefused = error instanceof Error && 'code' in error && error.code === '42501';
    if (isRefused) throw unauthorized('new row violates row-level security policy');
    throw error;
  }
}
