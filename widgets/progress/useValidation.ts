import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toAppError } from '../lib/errors.ts';
import { dropValidation, keepValidation, refuseValidation } from '../lib/kept-validations.ts';
import { queryClient, untilItArrives } from '../lib/query.ts';
import { report } from '../lib/report.ts';
import {
  type MyCourse,
  myCourse,
  undoValidationAs,
  validateLessonAs,
  visitLesson,
} from './progress.api.ts';

interface Lesson {
  courseId: string;
  lessonId: string;
  title?: string;
}

/** Validates this lesson, or takes it back. Both may be sent twice without harm. */
export function useValidation({ courseId, lessonId, title = '' }: Lesson, userId: string) {
  const { queryKey } = myCourse(courseId);
  // A refetch under way may answer what was true before.
  const still = () => queryClient.cancelQueries({ queryKey });
  const show = async (course: MyCourse) => {
    await still();
    queryClient.setQueryData(queryKey, course);
  };

  const validate = useMutation(
    {
      ...untilItArrives,
      mutationFn: () => validateLessonAs(userId, lessonId),
      onMutate: () => {
        keepValidation(userId, lessonId, { title, href: location.pathname });
        return still();
      },
      onSuccess: (course) => {
        dropValidation(userId, lessonId);
        return show(course);
      },
      onError: (error) => {
        // Whoever signs in again wants it still; what the server refuses is the person's to decide.
        const { code, reason } = toAppError(error);
        if (code !== 'signed-out') refuseValidation(userId, lessonId, reason ?? code);
      },
    },
    queryClient,
  );
  const undo = useMutation(
    {
      ...untilItArrives,
      mutationFn: () => undoValidationAs(userId, lessonId),
      onMutate: () => {
        dropValidation(userId, lessonId);
        return still();
      },
      onSuccess: show,
    },
    queryClient,
  );
  return { validate, undo };
}

/** Notes the place for « Reprendre »; the first visit of a public course enters it. */
export function useVisit({ courseId, lessonId }: Lesson): void {
  useEffect(() => {
    visit({ courseId, lessonId }).catch((error: unknown) => {
      // The lesson can be read and validated all the same; who is offline hears it there.
      if (toAppError(error).code === 'unexpected') report(error);
    });
  }, [courseId, lessonId]);
}

async function visit({ courseId, lessonId }: Lesson): Promise<void> {
  await visitLesson(lessonId);
  const known = queryClient.getQueryData(myCourse(courseId).queryKey);
  if (known?.isEnrolled === false) await queryClient.invalidateQueries(myCourse(courseId));
}
