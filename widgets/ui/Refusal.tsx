import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Notice } from './Notice.tsx';

interface RefusalProps {
  error: unknown;
  /** What a feature says to its own refusals, and to all others. */
  words: (error: unknown) => string;
}

/** Why something was not taken, beside the button; with the way to sign in where that is why. */
export function Refusal({ error, words }: RefusalProps) {
  if (!error) return null;
  const { code, reason } = toAppError(error);
  if (code === 'signed-out' || reason === 'other-person') return <ErrorNotice error={error} />;
  return <Notice kind="error">{words(error)}</Notice>;
}
