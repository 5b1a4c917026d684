import { queryClient } from './query.ts';

/** Has every island of the page read the learner's progress anew. */
export function refreshProgress(): void {
  for (const key of ['my-course', 'my-courses']) void readAgain([key]);
}

/** A first reading under way may answer what was true before, and would not be asked anew. */
async function readAgain(queryKey: string[]): Promise<void> {
  await queryClient.cancelQueries({ queryKey });
  await queryClient.invalidateQueries({ queryKey });
}
