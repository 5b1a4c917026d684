import { m } from '#messages';
import { Notice } from '../ui/Notice.tsx';
import { useKeptValidations } from './useKeptValidations.ts';

/** What becomes of validations that could not be sent before; nothing where there are none. */
export function KeptValidations({ userId }: { userId: string }) {
  const sending = useKeptValidations(userId);
  if (sending.isPending && sending.failureReason) {
    return <Notice kind="warning">{m.progress_kept_waiting()}</Notice>;
  }
  if (!sending.data) return null;
  return sending.data.refused > 0 ? (
    <Notice kind="error">{m.progress_kept_refused()}</Notice>
  ) : (
    <Notice kind="success">{m.progress_kept_sent()}</Notice>
  );
}
