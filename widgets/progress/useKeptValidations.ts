import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isPassing, toAppError } from '../lib/errors.ts';
import { dropValidation, keptValidations } from '../lib/kept-validations.ts';
import { queryClient, untilItArrives } from '../lib/query.ts';
import { refreshProgress } from '../lib/refresh-progress.ts';
import { validateLessonAs } from './progress.api.ts';

/** Sends what this person validated on this device and the server has not heard of yet. */
export function useKeptValidations(userId: string) {
  const sending = useMutation(
    { ...untilItArrives, mutationFn: () => sendKept(userId), onSettled: refreshProgress },
    queryClient,
  );
  const { mutate } = sending;
  useEffect(() => {
    if (keptValidations(userId).length > 0) mutate();
  }, [userId, mutate]);
  return sending;
}

/** Answers how many the server refused. Stops, and keeps the rest, at what may pass. */
async function sendKept(userId: string): Promise<{ refused: number }> {
  let refused = 0;
  for (const lessonId of keptValidations(userId)) {
    try {
      await validateLessonAs(userId, lessonId);
    } catch (error) {
      if (isPassing(error) || toAppError(error).code === 'signed-out') throw error;
      refused += 1;
    }
    dropValidation(userId, lessonId);
  }
  return { refused };
}
