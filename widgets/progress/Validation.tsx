import { useState } from 'react';
import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Arrival } from './Arrival.tsx';
import { ConfirmValidation } from './ConfirmValidation.tsx';
import { goTo, leaveValidated } from './handover.ts';
import type { LessonLink } from './marks.ts';
import type { MyCourse } from './progress.api.ts';
import { SaveState } from './SaveState.tsx';
import { useAskFirst } from './useAskFirst.ts';
import { useMyCourse } from './useMyCourse.ts';
import { useValidation, useVisit } from './useValidation.ts';
import { ValidateButton } from './ValidateButton.tsx';
import { ValidatedLesson } from './ValidatedLesson.tsx';
import './progress.css';

export interface ValidationProps {
  courseId: string;
  lessonId: string;
  title: string;
  next?: LessonLink | undefined;
}

export function Validation({ courseId, lessonId, title, next }: ValidationProps) {
  const course = useMyCourse(courseId);
  const { validate, undo } = useValidation({ courseId, lessonId });
  const [isAsking, setIsAsking] = useState(false);
  const [askFirst, setAskFirst] = useAskFirst();
  useVisit({ courseId, lessonId });

  if (course.isPending) return <p className="soft">{m.progress_loading()}</p>;
  if (!course.data) return <ErrorNotice error={course.error} onRetry={() => course.refetch()} />;

  const validatedAt = course.data.validatedAt.get(lessonId);
  const isBusy = validate.isPending || undo.isPending;

  const save = () =>
    validate.mutate(undefined, { onSuccess: (saved) => goOn(saved, { lessonId, title, next }) });
  const confirm = (shouldAskAgain: boolean) => {
    setIsAsking(false);
    setAskFirst(shouldAskAgain);
    save();
  };

  return (
    <div className="lesson-progress">
      <Arrival />
      {validatedAt ? (
        <ValidatedLesson
          validatedAt={validatedAt}
          isAllDone={course.data.percent === 100}
          isBusy={isBusy}
          onUndo={() => undo.mutate()}
        />
      ) : (
        <ValidateButton
          isBusy={isBusy}
          isSilent={!askFirst}
          onValidate={askFirst ? () => setIsAsking(true) : save}
          onAskAgain={() => setAskFirst(true)}
        />
      )}
      <SaveState mutation={validate} onRetry={save} />
      <SaveState mutation={undo} onRetry={() => undo.mutate()} />
      {undo.isSuccess && !validatedAt && <Notice>{m.progress_undone()}</Notice>}
      <ConfirmValidation
        isOpen={isAsking}
        nextTitle={next?.title}
        onCancel={() => setIsAsking(false)}
        onConfirm={confirm}
      />
    </div>
  );
}

/** On to the next lesson, which says that this one was kept. */
function goOn(course: MyCourse, { lessonId, title, next }: Omit<ValidationProps, 'courseId'>) {
  const at = course.validatedAt.get(lessonId);
  if (!next || !at) return;
  leaveValidated(m.progress_lesson_validated_at({ title, time: formatTime(at, ownZone()) }));
  goTo(next.href);
}
