import { Notice } from '../ui/Notice.tsx';
import { accountMessage } from './account-messages.ts';

/** What kept the whole form from being taken, beside its button. */
export function FormError({ error }: { error: unknown }) {
  return error ? <Notice kind="error">{accountMessage(error)}</Notice> : null;
}
