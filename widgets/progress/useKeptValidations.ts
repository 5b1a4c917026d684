import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keptValidations } from '../lib/kept-validations.ts';
import { queryClient, untilItArrives } from '../lib/query.ts';
import { refreshProgress } from '../lib/refresh-progress.ts';
import { sendKeptValidations } from '../lib/send-kept.ts';
import { validateLessonAs } from './progress.api.ts';

/** Sends what this person validated on this device and the server has not heard of yet. */
export function useKeptValidations(userId: string) {
  const sending = useMutation(
    {
      ...untilItArrives,
      mutationFn: () => sendKeptValidations(userId, validateLessonAs),
      onSettled: refreshProgress,
    },
    queryClient,
  );
  const { mutate } = sending;
  useEffect(() => {
    if (keptValidations(userId).length > 0) mutate();
  }, [userId, mutate]);
  return sending;
}
