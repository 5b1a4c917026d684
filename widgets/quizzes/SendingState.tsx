import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { isPassing } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { Sending } from './answer-sender.ts';

interface SendingStateProps {
  sending: Sending;
  onRetry: () => void;
}

/** « Enregistré à 15 h 07 », once the server has said so; else what stands in the way. */
export function SendingState({ sending, onRetry }: SendingStateProps) {
  const { failure } = sending;
  return (
    <>
      <p className="quiz-saved" role="status">
        {savedWords(sending)}
      </p>
      {failure &&
        (isPassing(failure) ? (
          <Notice kind="warning">
            {failure.code === 'offline'
              ? m.quiz_not_saved_offline()
              : m.quiz_not_saved_unavailable()}
          </Notice>
        ) : (
          <ErrorNotice error={failure} onRetry={onRetry} />
        ))}
    </>
  );
}

function savedWords({ state, savedAt }: Sending): string {
  if (state === 'sending') return m.quiz_saving();
  if (state !== 'idle' || !savedAt) return '';
  return m.quiz_saved_at({ time: formatTime(savedAt, ownZone()) });
}
