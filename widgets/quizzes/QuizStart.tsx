import { m } from '#messages';
import type { LessonQuiz } from '../lib/lesson-quiz.ts';
import { Button } from '../ui/Button.tsx';
import { QuizError } from './QuizError.tsx';
import { attemptsLeftWords, countWords, pointsWords } from './quiz-words.ts';

export interface Begin {
  isPending: boolean;
  error: Error | null;
  mutate: () => void;
}

interface QuizStartProps {
  quiz: LessonQuiz;
  begin: Begin;
  onReview: (attemptId: string) => void;
}

/** What awaits the reader, before they begin. */
export function QuizStart({ quiz, begin, onReview }: QuizStartProps) {
  const { rules, best, finished, attemptsLeft } = quiz;
  const last = finished.at(-1);
  return (
    <>
      <h2>{m.quiz_title()}</h2>
      {rules && (
        <>
          <p className="quiz-count">{countWords(rules.questionCount)}</p>
          <p>{m.quiz_intro()}</p>
          {rules.passMark !== null && <p>{m.quiz_pass_mark({ mark: rules.passMark })}</p>}
          <p>{attemptsLeftWords(attemptsLeft)}</p>
        </>
      )}
      {best && <p className="quiz-best">{m.quiz_best(pointsWords(best))}</p>}
      <div className="actions">
        {rules && attemptsLeft !== 0 && (
          <Button className="quiz-main" isBusy={begin.isPending} onClick={() => begin.mutate()}>
            {finished.length > 0 ? m.quiz_again() : m.quiz_start()}
          </Button>
        )}
        {last && (
          <Button look="secondary" onClick={() => onReview(last.id)}>
            {m.quiz_last_result()}
          </Button>
        )}
      </div>
      {begin.error && <QuizError error={begin.error} onRetry={() => begin.mutate()} />}
    </>
  );
}
