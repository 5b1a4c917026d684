import { m } from '#messages';
import type { LessonQuiz } from '../lib/lesson-quiz.ts';
import { Button } from '../ui/Button.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { QuizError } from './QuizError.tsx';
import type { Begin } from './QuizStart.tsx';
import { attemptsLeftWords, checkedWords, percentOf, pointsWords } from './quiz-words.ts';
import type { Attempt, Result } from './quizzes.api.ts';
import { ReviewedQuestion } from './ReviewedQuestion.tsx';
import { useFileAddresses } from './use-file-addresses.ts';

interface QuizResultProps {
  attempt: Attempt;
  result: Result;
  quiz: LessonQuiz;
  begin: Begin;
}

/** What the attempt came to, question by question, and the way to the next one. */
export function QuizResult({ attempt, result, quiz, begin }: QuizResultProps) {
  const addresses = useFileAddresses(attempt);
  const { best, rules, attemptsLeft } = quiz;
  const canAgain = rules !== null && attemptsLeft !== 0;
  const checked = attempt.questions.filter(({ isChecked }) => isChecked).length;
  return (
    <>
      <FocusedHeading>{m.quiz_result()}</FocusedHeading>
      <p className="quiz-score">
        {m.quiz_score({ ...pointsWords(result), percent: percentOf(result) })}
      </p>
      {result.hasPassed ? (
        <p className="quiz-passed">
          <span aria-hidden="true">✓</span> {m.quiz_passed()}
        </p>
      ) : (
        <p>
          {m.quiz_failed({ mark: attempt.passMark ?? 0, percent: percentOf(result) })}{' '}
          {canAgain ? m.quiz_failed_again() : m.quiz_failed_last()}
        </p>
      )}
      {checkedWords(checked, result.checkedFirst).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {best && quiz.finished.length > 1 && <p>{m.quiz_best(pointsWords(best))}</p>}
      {rules && <p>{attemptsLeftWords(attemptsLeft)}</p>}
      {canAgain && (
        <div className="actions">
          <Button className="quiz-main" isBusy={begin.isPending} onClick={() => begin.mutate()}>
            {m.quiz_again()}
          </Button>
        </div>
      )}
      {begin.error && <QuizError error={begin.error} onRetry={() => begin.mutate()} />}
      <h3>{m.quiz_review()}</h3>
      <ol className="quiz-review">
        {attempt.questions.map((question, at) => (
          <ReviewedQuestion
            key={question.number}
            question={question}
            place={at}
            addresses={addresses}
          />
        ))}
      </ol>
    </>
  );
}
