import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { queueMessage } from './queue-words.ts';

/** Why an answer was not taken; with the way to sign in where that is why. */
export function QueueError({ error }: { error: unknown }) {
  if (!error) return null;
  const { code, reason } = toAppError(error);
  if (code === 'signed-out' || reason === 'other-person') return <ErrorNotice error={error} />;
  return <Notice kind="error">{queueMessage(error)}</Notice>;
}
