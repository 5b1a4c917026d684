import { useEffect, useState, useSyncExternalStore } from 'react';
import { queryClient } from '../lib/query.ts';
import type { Answer } from '../lib/save-answer.ts';
import { AnswerSender } from './answer-sender.ts';
import { type Attempt, attemptQuery } from './quizzes.api.ts';

/** The one who sends the answers of this attempt, and how they stand. */
export function useAnswerSender(userId: string, { id, lessonId }: Attempt) {
  const [sender] = useState(
    () =>
      new AnswerSender(
        userId,
        { id, lessonId },
        {
          onSaved: (question, answer) => void showAnswer(id, question, answer),
          onStale: () => void queryClient.invalidateQueries(attemptQuery(id)),
        },
      ),
  );
  useEffect(() => sender.start(), [sender]);
  return { sender, sending: useSyncExternalStore(sender.subscribe, sender.snapshot) };
}

async function showAnswer(attemptId: string, number: number, answer: Answer): Promise<void> {
  changeQuestion(attemptId, number, { answer });
  // A reading under way may answer what was true before.
  await queryClient.cancelQueries(attemptQuery(attemptId));
}

/** Notes on the page what the server has just said of a question. */
export function changeQuestion(
  attemptId: string,
  number: number,
  change: Partial<Attempt['questions'][number]>,
): void {
  queryClient.setQueryData(attemptQuery(attemptId).queryKey, (attempt) =>
    attempt
      ? {
          ...attempt,
          questions: attempt.questions.map((question) =>
            question.number === number ? { ...question, ...change } : question,
          ),
        }
      : attempt,
  );
}
