import { toAppError } from '../lib/errors.ts';
import { moderationMessage } from '../lib/post-moderation-words.ts';
import { ErrorNotice } from './ErrorNotice.tsx';
import { Notice } from './Notice.tsx';

/** Why it was not taken, beside the button; with the way to sign in where that is why. */
export function PostError({ error }: { error: unknown }) {
  if (!error) return null;
  const { code, reason } = toAppError(error);
  if (code === 'signed-out' || reason === 'other-person') return <ErrorNotice error={error} />;
  return <Notice kind="error">{moderationMessage(error)}</Notice>;
}
