import { useRef, useState } from 'react';
import { m } from '#messages';
import { formatTime, ownZone } from '../lib/dates.ts';
import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { Arrival } from './Arrival.tsx';
import { ConfirmValidation } from './ConfirmValidation.tsx';
import { goTo, leaveModuleDone, leaveValidated } from './handover.ts';
import { KeptValidations } from './KeptValidations.tsx';
import { LazyModuleJoy } from './LazyModuleJoy.tsx';
import { LeaveLesson } from './LeaveLesson.tsx';
import type { LessonLink } from './marks.ts';
import { type DoneModule, moduleDoneBy } from './module-done.ts';
import type { MyCourse } from './progress.api.ts';
import { QuizToFinish } from './QuizToFinish.tsx';
import { SaveState } from './SaveState.tsx';
import { useAskFirst } from './useAskFirst.ts';
import { useLeaving } from './useLeaving.ts';
import { useMyCourse } from './useMyCourse.ts';
import { useQuizValidation } from './useQuizValidation.ts';
import { useReading } from './useReading.ts';
import { useValidation, useVisit } from './useValidation.ts';
import { ValidateButton } from './ValidateButton.tsx';
import { ValidatedLesson } from './ValidatedLesson.tsx';
import { ValidateWithoutLine } from './ValidateWithoutLine.tsx';
import './progress.css';

export interface ValidationProps {
  userId: string;
  courseId: string;
  lessonId: string;
  title: string;
  next?: LessonLink | undefined;
  isQuiz?: boolean | undefined;
}

export function Validation({ userId, courseId, lessonId, title, next, isQuiz }: ValidationProps) {
  const course = useMyCourse(courseId);
  const { validate, undo } = useValidation({ courseId, lessonId, title }, userId);
  const [isAsking, setIsAsking] = useState(false);
  const [askFirst, setAskFirst] = useAskFirst();
  const [moduleDone, setModuleDone] = useState<DoneModule>();
  const validatedAt = course.data?.validatedAt.get(lessonId);
  const byQuiz = useQuizValidation(lessonId, isQuiz, course.data, setModuleDone);
  const seemsFinished = useReading();
  const leaving = useLeaving(() => course.isSuccess && !validatedAt && !byQuiz && seemsFinished());
  const leavingTo = useRef<string>(undefined);
  leavingTo.current = leaving.href;
  useVisit({ courseId, lessonId });

  if (course.isPending) return <p className="soft">{m.progress_loading()}</p>;
  if (!course.data && toAppError(course.error).code === 'offline') {
    return <ValidateWithoutLine lessonId={lessonId} validate={validate} />;
  }
  if (!course.data) return <ErrorNotice error={course.error} onRetry={() => course.refetch()} />;

  const isBusy = validate.isPending || undo.isPending;

  const save = () => validate.mutate(undefined, { onSuccess: goOn });
  const goOn = ({ validatedAt: validated }: MyCourse) => {
    const at = validated.get(lessonId);
    const href = leavingTo.current ?? next?.href;
    const module = moduleDoneBy(lessonId, validated);
    if (!href || !at) return setModuleDone(module);
    leaveValidated(m.progress_lesson_validated_at({ title, time: formatTime(at, ownZone()) }));
    if (module) leaveModuleDone(module);
    goTo(href);
  };
  const confirm = (shouldAskAgain: boolean) => {
    setIsAsking(false);
    setAskFirst(shouldAskAgain);
    save();
  };

  return (
    <div className="lesson-progress">
      <Arrival />
      <KeptValidations userId={userId} />
      {validatedAt ? (
        <ValidatedLesson
          validatedAt={validatedAt}
          isAllDone={course.data.percent === 100}
          isBusy={isBusy}
          onUndo={byQuiz ? undefined : () => undo.mutate()}
        />
      ) : byQuiz ? (
        <QuizToFinish {...byQuiz} />
      ) : (
        <ValidateButton
          isBusy={isBusy}
          isSilent={!askFirst}
          onValidate={askFirst ? () => setIsAsking(true) : save}
          onAskAgain={() => setAskFirst(true)}
        />
      )}
      {validatedAt && moduleDone && <LazyModuleJoy {...moduleDone} />}
      <SaveState mutation={validate} onRetry={save} />
      <SaveState mutation={undo} onRetry={() => undo.mutate()} />
      {undo.isSuccess && !validatedAt && <Notice>{m.progress_undone()}</Notice>}
      <ConfirmValidation
        isOpen={isAsking}
        nextTitle={next?.title}
        onCancel={() => setIsAsking(false)}
        onConfirm={confirm}
      />
      <LeaveLesson
        title={title}
        href={leaving.href}
        save={validate}
        onValidate={save}
        onStay={leaving.stay}
      />
    </div>
  );
}
