import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { goTo } from './handover.ts';
import { SaveState, type SaveStateProps } from './SaveState.tsx';

interface LeaveLessonProps {
  title: string;
  /** Where « Quitter la leçon » leads; undefined while nobody is leaving. */
  href: string | undefined;
  save: SaveStateProps['mutation'];
  onValidate: () => void;
  onStay: () => void;
}

/** Asks whoever leaves a finished lesson whether it shall count. */
export function LeaveLesson({ title, href, save, onValidate, onStay }: LeaveLessonProps) {
  const leave = () => href && goTo(href);
  const isLate = save.isPending && save.failureReason !== null;
  return (
    <Dialog isOpen={href !== undefined} title={m.progress_leave_title()} onClose={onStay}>
      <p>{m.progress_leave_text({ title })}</p>
      <SaveState mutation={save} onRetry={onValidate} />
      {isLate && <p>{m.progress_leave_kept()}</p>}
      <div className="actions">
        {isLate ? (
          <Button onClick={leave}>{m.progress_leave_anyway()}</Button>
        ) : (
          <>
            <Button isBusy={save.isPending} onClick={onValidate} data-initial-focus>
              {m.progress_leave_validate()}
            </Button>
            <Button look="secondary" isBusy={save.isPending} onClick={leave}>
              {m.progress_leave_unvalidated()}
            </Button>
          </>
        )}
        <Button look="plain" onClick={onStay}>
          {m.app_cancel()}
        </Button>
      </div>
    </Dialog>
  );
}
