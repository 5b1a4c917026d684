import { AppError, toAppError } from './errors.ts';

interface Answer {
  data: unknown;
  error: unknown;
  status: number;
}

/** A text that a proxy finds too large never reaches the database, and has no word of ours. */
export function answerOf({ data, error, status }: Answer): unknown {
  if (status === 413) throw new AppError('invalid', { reason: 'body-too-long' });
  if (error) throw toAppError(error);
  return data;
}
