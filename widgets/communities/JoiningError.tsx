import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { joiningMessage } from './joining-words.ts';

/** Why joining or leaving was not taken; with the way to sign in where that is why. */
export function JoiningError({ error }: { error: unknown }) {
  if (!error) return null;
  const { code, reason } = toAppError(error);
  if (code === 'signed-out' || reason === 'other-person') return <ErrorNotice error={error} />;
  return <Notice kind="error">{joiningMessage(error)}</Notice>;
}
