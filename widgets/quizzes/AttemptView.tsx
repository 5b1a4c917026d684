import { useQuery } from '@tanstack/react-query';
import { m } from '#messages';
import type { LessonQuiz } from '../lib/lesson-quiz.ts';
import { queryClient } from '../lib/query.ts';
import { QuizError } from './QuizError.tsx';
import { QuizPaper } from './QuizPaper.tsx';
import { QuizResult } from './QuizResult.tsx';
import type { Begin } from './QuizStart.tsx';
import { type Attempt, attemptQuery } from './quizzes.api.ts';
import { Refusals } from './Refusals.tsx';
import { useAnswerSender } from './use-answer-sender.ts';

interface AttemptViewProps {
  userId: string;
  attemptId: string;
  quiz: LessonQuiz;
  /** The reader came here by a click, and not by opening the page. */
  isChosen: boolean;
  begin: Begin;
  onFinished: (attempt: Attempt) => void;
}

export function AttemptView({ attemptId, ...rest }: AttemptViewProps) {
  const attempt = useQuery(attemptQuery(attemptId), queryClient);
  if (attempt.isPending) return <p className="soft">{m.quiz_loading()}</p>;
  if (!attempt.data) return <QuizError error={attempt.error} onRetry={() => attempt.refetch()} />;
  return <LoadedAttempt attempt={attempt.data} {...rest} />;
}

interface LoadedAttemptProps extends Omit<AttemptViewProps, 'attemptId'> {
  attempt: Attempt;
}

function LoadedAttempt({ userId, attempt, quiz, isChosen, begin, onFinished }: LoadedAttemptProps) {
  // Here, because what is refused since the quiz was finished elsewhere is still shown.
  const { sender, sending } = useAnswerSender(userId, attempt);
  const { questions, result } = attempt;
  return (
    <>
      <Refusals questions={questions} sending={sending} onSeen={sender.acceptRefusals} />
      {result ? (
        <QuizResult attempt={attempt} result={result} quiz={quiz} begin={begin} />
      ) : (
        <QuizPaper {...{ userId, attempt, isChosen, sender, sending, onFinished }} />
      )}
    </>
  );
}
