import { toAppError } from '../lib/errors.ts';
import { publicationMessage, type Refusals } from '../lib/publication-words.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Notice } from './Notice.tsx';

interface PublicationErrorProps {
  error: unknown;
  words: Refusals;
}

/** Why it was not taken, beside the button; with the way to sign in where that is why. */
export function PublicationError({ error, words }: PublicationErrorProps) {
  if (!error) return null;
  const { code, reason } = toAppError(error);
  if (code === 'signed-out' || reason === 'other-person') return <ErrorNotice error={error} />;
  return <Notice kind="error">{publicationMessage(error, words)}</Notice>;
}
