import { useMutation } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keptValidations } from '../lib/kept-validations.ts';
import { queryClient, untilItArrives } from '../lib/query.ts';
import { sendKeptValidations } from '../lib/send-kept.ts';
import { validateLessonAs } from './progress.api.ts';

/** Sends what this person validated on this device and the server has not heard of yet. */
export function useKeptValidations(userId: string) {
  const sending = useMutation(
    {
      ...untilItArrives,
      mutationFn: () => sendKeptValidations(userId, validateLessonAs),
      onSettled: refresh,
    },
    queryClient,
  );
  const { mutate } = sending;
  useEffect(() => {
    if (keptValidations(userId).length > 0) mutate();
  }, [userId, mutate]);
  return sending;
}

function refresh(): void {
  for (const key of ['my-course', 'my-courses']) void readAgain([key]);
}

/** A first reading under way may answer what was true before, and would not be asked anew. */
async function readAgain(queryKey: string[]): Promise<void> {
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}
