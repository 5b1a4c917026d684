import { apiError, restErrorResponse } from './api-error.ts';

/** What the driver throws when PostgreSQL refuses. */
export type DatabaseError = Error & { code: string; detail?: string; hint?: string };

export function isDatabaseError(error: unknown): error is DatabaseError {
  return error instanceof Error && 'code' in error && typeof error.code === 'string';
}

const LOST = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
]);

/** True when the database is away: stopped, starting, or the connection broke under the statement. */
export function isConnectionError({ code }: { code: string }): boolean {
  return LOST.has(code) || code.startsWith('08') || code.startsWith('57P0');
}

/** PostgREST's table from SQLSTATE to status, for the codes that lite answers with a bare 500. */
export function statusOf(code: string): number {
  if (code === 'P0001') return 400;
  if (code === '23503' || code === '23505') return 409;
  if (code === '25006') return 405;
  if (/^(28|0L|0P)/.test(code)) return 403;
  if (/^53/.test(code)) return 503;
  if (/^(09|25|2D|38|39|3B|40|54|55|57|58|F0|HV|P0|XX)/.test(code)) return 500;
  return 400;
}

export function databaseErrorResponse(error: DatabaseError): Response {
  const { code, message, detail, hint } = error;
  return restErrorResponse(
    apiError(statusOf(code), code, message, { details: detail ?? null, hint: hint ?? null }),
  );
}

/** PostgREST's own words while it waits for the database. */
export const databaseAway = apiError(
  503,
  'PGRST000',
  'Database connection error. Retrying the connection.',
  { headers: { 'retry-after': '1' } },
);
