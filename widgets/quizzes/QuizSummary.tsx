import { useMutation } from '@tanstack/react-query';
import { m } from '#messages';
import { isPassing } from '../lib/errors.ts';
import { queryClient, untilItArrives } from '../lib/query.ts';
import type { Answer } from '../lib/save-answer.ts';
import { Button } from '../ui/Button.tsx';
import { FocusedHeading } from '../ui/FocusedHeading.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { AnswerSender } from './answer-sender.ts';
import { QuizError } from './QuizError.tsx';
import { unansweredWords } from './quiz-words.ts';
import { type Attempt, finishQuizAs } from './quizzes.api.ts';

interface QuizSummaryProps {
  userId: string;
  attempt: Attempt;
  answers: Pick<Answer, 'choices'>[];
  sender: AnswerSender;
  onGoTo: (place: number) => void;
  onFinished: (attempt: Attempt) => void;
}

/** What is still open, before the quiz is finished for good. */
export function QuizSummary(props: QuizSummaryProps) {
  const { userId, attempt, answers, sender, onGoTo, onFinished } = props;
  const finish = useMutation(
    {
      ...untilItArrives,
      mutationFn: async () => {
        await sender.flush();
        return finishQuizAs(userId, attempt.id);
      },
      onSuccess: onFinished,
    },
    queryClient,
  );
  const open = answers.flatMap(({ choices }, place) => (choices.length === 0 ? [place] : []));
  const isLate = finish.isPending && isPassing(finish.failureReason);
  return (
    <div className="quiz-summary">
      <FocusedHeading>{m.quiz_finish_title()}</FocusedHeading>
      {open.length === 0 ? (
        <p>{m.quiz_answered_all()}</p>
      ) : (
        <>
          <p>{unansweredWords(open.length)}</p>
          <ul className="quiz-open">
            {open.map((place) => (
              <li key={place}>
                <Button look="plain" onClick={() => onGoTo(place)}>
                  {m.quiz_question({ number: place + 1 })}
                </Button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p>{m.quiz_finish_text()}</p>
      {isLate && <Notice kind="warning">{m.quiz_unsent()}</Notice>}
      <div className="actions">
        <Button look="secondary" onClick={() => onGoTo(open[0] ?? answers.length - 1)}>
          {m.quiz_back_to_questions()}
        </Button>
        <Button className="quiz-main" isBusy={finish.isPending} onClick={() => finish.mutate()}>
          {m.quiz_finish()}
        </Button>
      </div>
      {finish.error && <QuizError error={finish.error} onRetry={() => finish.mutate()} />}
    </div>
  );
}
