import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { LessonQuiz } from '../lib/lesson-quiz.ts';
import { queryClient } from '../lib/query.ts';
import { QuizError } from './QuizError.tsx';
import { QuizPaper } from './QuizPaper.tsx';
import { QuizResult } from './QuizResult.tsx';
import type { Begin } from './QuizStart.tsx';
import { type Attempt, attemptQuery } from './quizzes.api.ts';

interface AttemptViewProps {
  userId: string;
  attemptId: string;
  quiz: LessonQuiz;
  /** The reader came here by a click, and not by opening the page. */
  isChosen: boolean;
  begin: Begin;
  onFinished: (attempt: Attempt) => void;
}

export function AttemptView({ attemptId, quiz, isChosen, begin, ...rest }: AttemptViewProps) {
  const attempt = useQuery(attemptQuery(attemptId), queryClient);
  if (attempt.isPending) return <p className="soft">{m.quiz_loading()}</p>;
  if (!attempt.data) return <QuizError error={attempt.error} onRetry={() => attempt.refetch()} />;
  const { result } = attempt.data;
  return result ? (
    <QuizResult attempt={attempt.data} result={result} quiz={quiz} begin={begin} />
  ) : (
    <QuizPaper attempt={attempt.data} isChosen={isChosen} {...rest} />
  );
}
