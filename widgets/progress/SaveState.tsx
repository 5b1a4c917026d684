import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';

export interface SaveStateProps {
  mutation: { isPending: boolean; failureReason: Error | null; error: Error | null };
  onRetry: () => void;
}

/** How a save stands: under way, not there yet and being tried again, or refused. */
export function SaveState({ mutation, onRetry }: SaveStateProps) {
  if (mutation.isPending && mutation.failureReason) {
    const isOffline = toAppError(mutation.failureReason).code === 'offline';
    return (
      <Notice kind="warning">
        {isOffline ? m.progress_not_saved_offline() : m.progress_not_saved_unavailable()}
      </Notice>
    );
  }
  if (mutation.isPending) return <p role="status">{m.progress_saving()}</p>;
  if (!mutation.error) return null;
  if (toAppError(mutation.error).reason === 'lesson-locked') {
    return <Notice kind="error">{m.progress_lesson_locked()}</Notice>;
  }
  return <ErrorNotice error={mutation.error} onRetry={onRetry} />;
}
