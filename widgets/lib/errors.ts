export type ErrorCode =
  | 'offline'
  | 'unavailable'
  | 'signed-out'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'invalid'
  | 'expired'
  | 'too-many'
  | 'unexpected';

interface AppErrorOptions extends ErrorOptions {
  /** The server's stable word, such as `username-taken`. Never prose. */
  reason?: string | undefined;
  retryAfterSeconds?: number | undefined;
  /** What the server proposes instead, such as a name that is free. */
  hint?: string | undefined;
}

export class AppError extends Error {
  readonly code: ErrorCode;
  readonly reason: string | undefined;
  readonly retryAfterSeconds: number | undefined;
  readonly hint: string | undefined;

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(code, options);
    this.name = 'AppError';
    this.code = code;
    this.reason = options.reason;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.hint = options.hint;
  }
}

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'invalid',
  401: 'signed-out',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'expired',
  413: 'invalid',
  422: 'invalid',
  429: 'too-many',
};

const BY_CODE: Record<string, ErrorCode> = {
  '22023': 'invalid',
  '22P02': 'invalid',
  '23502': 'invalid',
  '23505': 'conflict',
  '23514': 'invalid',
  '42501': 'forbidden',
  PGRST116: 'not-found',
  PGRST301: 'signed-out',
  PGRST302: 'signed-out',
  PGRST303: 'signed-out',
};

const WORD = /^[a-z]+(-[a-z]+)*$/;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What an HTTP status means to a person, whatever the part that answered it. */
export function codeOfStatus(status: number): ErrorCode {
  return status >= 500 ? 'unavailable' : (BY_STATUS[status] ?? 'unexpected');
}

/** The one place that knows the codes of Postgres, PostgREST and our own `PTnnn`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (typeof error !== 'object' || error === null) {
    return new AppError('unexpected', { cause: error });
  }
  const code = 'code' in error ? textOf(error.code) : '';
  const message = 'message' in error ? textOf(error.message) : '';
  const reason = WORD.test(message) ? message : undefined;
  const status = /^PT(\d{3})$/.exec(code)?.[1];
  if (status) return new AppError(codeOfStatus(Number(status)), { cause: error, reason });
  const known = BY_CODE[code];
  if (known) return new AppError(known, { cause: error });
  return new AppError(thrownByFetch(message) ?? 'unexpected', { cause: error });
}

// postgrest-js hands on what its fetch threw as text, "<name>: <message>".
function thrownByFetch(message: string): ErrorCode | undefined {
  if (message === 'AppError: offline') return 'offline';
  if (message === 'AppError: unavailable') return 'unavailable';
  if (message === 'AppError: signed-out') return 'signed-out';
  return undefined;
}

/** Errors that may be gone at the next try, without anybody doing anything. */
export function isPassing(error: unknown): boolean {
  return error instanceof AppError && (error.code === 'offline' || error.code === 'unavailable');
}
