import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toAppError } from '../lib/errors.ts';
import { queryClient, untilItArrives } from '../lib/query.ts';
import { report } from '../lib/report.ts';
import {
  type MyCourse,
  myCourse,
  undoValidation,
  validateLesson,
  visitLesson,
} from './progress.api.ts';

interface Lesson {
  courseId: string;
  lessonId: string;
}

/** Validates this lesson, or takes it back. Both may be sent twice without harm. */
export function useValidation({ courseId, lessonId }: Lesson) {
  const { queryKey } = myCourse(courseId);
  const show = (course: MyCourse) => queryClient.setQueryData(queryKey, course);

  const validate = useMutation(
    {
      ...untilItArrives,
      mutationFn: () => validateLesson(lessonId),
      // A refetch under way may answer what was true before.
      onMutate: () => queryClient.cancelQueries({ queryKey }),
      onSuccess: show,
    },
    queryClient,
  );
  const undo = useMutation(
    {
      ...untilItArrives,
      mutationFn: () => undoValidation(lessonId),
      onMutate: () => queryClient.cancelQueries({ queryKey }),
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
