import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { toAppError } from '../lib/errors.ts';
import { queryClient, untilItArrives } from '../lib/query.ts';
import { report } from '../lib/report.ts';
import {
  enterCourse,
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
export function useValidation({ courseId, lessonId }: Lesson, isEnrolled: boolean) {
  const { queryKey } = myCourse(courseId);
  const show = (course: MyCourse) => queryClient.setQueryData(queryKey, course);

  const validate = useMutation(
    {
      ...untilItArrives,
      mutationFn: async () => {
        if (!isEnrolled) await enterCourse(courseId);
        return validateLesson(lessonId);
      },
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

/** Enters the course on the first visit, and notes the place for « Reprendre ». */
export function useVisit({ courseId, lessonId }: Lesson, course: MyCourse | undefined): void {
  const isKnown = course !== undefined;
  const mayEnter = course !== undefined && !course.isEnrolled && !course.isTeam;

  useEffect(() => {
    if (!isKnown) return;
    visit({ courseId, lessonId }, mayEnter).catch((error: unknown) => {
      // The lesson can be read and validated all the same; who is offline hears it there.
      if (toAppError(error).code === 'unexpected') report(error);
    });
  }, [courseId, lessonId, isKnown, mayEnter]);
}

async function visit({ courseId, lessonId }: Lesson, mayEnter: boolean): Promise<void> {
  if (mayEnter) {
    await enterCourse(courseId);
    await queryClient.invalidateQueries(myCourse(courseId));
  }
  await visitLesson(lessonId);
}
