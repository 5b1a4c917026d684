import { m } from '#messages';
import { formatDay, formatTime, ownZone } from '../lib/dates.ts';
import { Button } from '../ui/Button.tsx';

interface ValidatedLessonProps {
  validatedAt: Date;
  isAllDone: boolean;
  isBusy: boolean;
  /** None where the validation was earned, and not declared. */
  onUndo: (() => void) | undefined;
}

export function ValidatedLesson({ validatedAt, isAllDone, isBusy, onUndo }: ValidatedLessonProps) {
  return (
    <div className="actions">
      <p className="validated-at" role="status">
        <span aria-hidden="true">✓</span> {whenValidated(validatedAt, new Date())}
        {isAllDone && <> {m.progress_all_done()}</>}
      </p>
      {onUndo && (
        <Button look="plain" isBusy={isBusy} onClick={onUndo}>
          {m.progress_undo()}
        </Button>
      )}
    </div>
  );
}

/** The hour for today, the date for earlier days. */
function whenValidated(at: Date, now: Date): string {
  const zone = ownZone();
  const isToday = formatDay(at, zone, now) === formatDay(now, zone, now);
  return isToday
    ? m.progress_validated_at({ time: formatTime(at, zone) })
    : m.progress_validated_on({ date: formatDay(at, zone, now) });
}
