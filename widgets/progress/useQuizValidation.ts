import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { hasQuiz, lessonQuiz } from '../lib/lesson-quiz.ts';
import { queryClient } from '../lib/query.ts';
import { type DoneModule, moduleDoneBy } from './module-done.ts';
import type { MyCourse } from './progress.api.ts';

export interface QuizValidation {
  /** Whether there is a quiz is not known yet: « Valider » is not offered before it is. */
  isPending: boolean;
  passMark: number | null;
}

/** How the quiz of this lesson validates it; null where « Valider » does. */
export function useQuizValidation(
  lessonId: string,
  isQuiz: boolean | undefined,
  course: MyCourse | undefined,
  onModuleDone: (module: DoneModule | undefined) => void,
): QuizValidation | null {
  const quiz = useQuery({ ...lessonQuiz(lessonId), enabled: isQuiz === true }, queryClient);
  const validatedAt = course?.validatedAt;
  const wasValidated = useRef<boolean>(undefined);

  // The quiz is another island: that it was finished shows in the progress.
  useEffect(() => {
    if (!isQuiz || !validatedAt) return;
    const isValidated = validatedAt.has(lessonId);
    if (isValidated && wasValidated.current === false) {
      onModuleDone(moduleDoneBy(lessonId, validatedAt));
    }
    wasValidated.current = isValidated;
  }, [isQuiz, lessonId, validatedAt, onModuleDone]);

  if (!isQuiz || (quiz.data && !hasQuiz(quiz.data))) return null;
  return { isPending: !quiz.data, passMark: quiz.data?.rules?.passMark ?? null };
}
