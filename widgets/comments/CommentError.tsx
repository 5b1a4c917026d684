import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { commentMessage } from './comment-words.ts';

/** Why it was not taken, beside the button; with the way to sign in where that is why. */
export function CommentError({ error }: { error: unknown }) {
  if (!error) return null;
  const { code, reason } = toAppError(error);
  if (code === 'signed-out' || reason === 'other-person') return <ErrorNotice error={error} />;
  return <Notice kind="error">{commentMessage(error)}</Notice>;
}
