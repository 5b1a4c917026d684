import { useState } from 'react';
import { m } from '#messages';
import { toAppError } from '../lib/errors.ts';
import { report } from '../lib/report.ts';
import { ProgressBar } from '../ui/Progress.tsx';
import type { AnswerSender, Sending } from './answer-sender.ts';
import { QuestionView } from './QuestionView.tsx';
import { QuizSummary } from './QuizSummary.tsx';
import { type Attempt, goToQuestion } from './quizzes.api.ts';
import { SendingState } from './SendingState.tsx';
import { useFileAddresses } from './use-file-addresses.ts';

interface QuizPaperProps {
  userId: string;
  attempt: Attempt;
  isChosen: boolean;
  sender: AnswerSender;
  sending: Sending;
  onFinished: (attempt: Attempt) => void;
}

/** An attempt under way: one question at a time, then the summary before it is finished. */
export function QuizPaper(props: QuizPaperProps) {
  const { userId, attempt, isChosen, sender, sending, onFinished } = props;
  const { questions } = attempt;
  const addresses = useFileAddresses(attempt);
  const [place, setPlace] = useState<number | 'summary'>(() =>
    Math.max(
      0,
      questions.findIndex(({ number }) => number === attempt.currentQuestion),
    ),
  );
  const [hasMoved, setHasMoved] = useState(isChosen);

  const goTo = (to: number | 'summary') => {
    setPlace(to);
    setHasMoved(true);
    const question = to === 'summary' ? undefined : questions[to];
    if (!question) return;
    goToQuestion(attempt.id, question.number).catch((error: unknown) => {
      // The place is a kindness, and every answer notes it too.
      if (toAppError(error).code === 'unexpected') report(error);
    });
  };

  const answers = questions.map((question) => {
    const { choices, isSkipped, revision } = question.answer;
    const waiting = sending.waiting.get(question.number);
    return waiting ? { ...waiting, revision } : { choices, isSkipped, revision };
  });
  const question = place === 'summary' ? undefined : questions[place];
  const answer = place === 'summary' ? undefined : answers[place];
  const answered = answers.filter(({ choices }) => choices.length > 0).length;

  return (
    <>
      <ProgressBar
        percent={Math.round((answered * 100) / questions.length)}
        label={m.quiz_section()}
      />
      {question && answer && place !== 'summary' ? (
        <QuestionView
          key={question.number}
          attempt={attempt}
          question={question}
          answer={answer}
          place={place}
          addresses={addresses}
          isFocused={hasMoved}
          isChangedElsewhere={sending.changedElsewhere === question.number}
          sender={sender}
          onGoTo={goTo}
        />
      ) : (
        <QuizSummary
          userId={userId}
          attempt={attempt}
          answers={answers}
          sender={sender}
          onGoTo={goTo}
          onFinished={onFinished}
        />
      )}
      <SendingState sending={sending} onRetry={sender.retry} />
    </>
  );
}
