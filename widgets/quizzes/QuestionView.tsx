import { useMutation } from '@tanstack/react-query';
import { useEffect, useId, useRef } from 'react';
import { m } from '#messages';
import { queryClient } from '../lib/query.ts';
import type { Answer } from '../lib/save-answer.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import type { AnswerSender } from './answer-sender.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { QuestionVerdict } from './QuestionVerdict.tsx';
import { QuizError } from './QuizError.tsx';
import { QuizPicture } from './QuizPicture.tsx';
import { type Attempt, checkQuestion, type Question } from './quizzes.api.ts';
import { changeQuestion } from './use-answer-sender.ts';

interface QuestionViewProps {
  attempt: Attempt;
  question: Question;
  /** As it stands on this page, sent or not. */
  answer: Pick<Answer, 'choices' | 'isSkipped' | 'revision'>;
  place: number;
  addresses: ReadonlyMap<string, string>;
  /** The reader has moved here: the question takes the focus. */
  isFocused: boolean;
  isChangedElsewhere: boolean;
  sender: AnswerSender;
  onGoTo: (place: number | 'summary') => void;
}

export function QuestionView(props: QuestionViewProps) {
  const { attempt, question, answer, place, addresses, isFocused, sender, onGoTo } = props;
  const id = useId();
  const legend = useRef<HTMLLegendElement>(null);
  useEffect(() => {
    if (isFocused) legend.current?.focus();
  }, [isFocused]);

  const give = (choices: number[], isSkipped = false) =>
    sender.give({ question: question.number, choices, isSkipped, revision: answer.revision });
  const tick = (number: number, isTicked: boolean) => {
    const others = question.hasSeveral ? answer.choices.filter((other) => other !== number) : [];
    give(isTicked ? [...others, number].sort((a, b) => a - b) : others);
  };
  const check = useMutation(
    {
      mutationFn: async () => {
        // The server notes what was ticked before the key was shown.
        await sender.flush();
        return checkQuestion(attempt.id, question.number);
      },
      onSuccess: (key) => changeQuestion(attempt.id, question.number, { key, isChecked: true }),
    },
    queryClient,
  );

  const isLast = place === attempt.questions.length - 1;
  const next = isLast ? ('summary' as const) : place + 1;
  const isAnswered = answer.choices.length > 0;
  return (
    <>
      <fieldset className="quiz-question" aria-labelledby={`${id}-place ${id}-text`}>
        <legend ref={legend} tabIndex={-1} id={`${id}-place`}>
          {m.quiz_position({ number: place + 1, total: attempt.questions.length })}
        </legend>
        <div className="quiz-text" id={`${id}-text`}>
          <SmallMarkdown text={question.text} />
        </div>
        {question.picture && <QuizPicture picture={question.picture} addresses={addresses} />}
        <p className="hint">
          {question.hasSeveral ? m.quiz_several_answers() : m.quiz_one_answer()}
          {answer.isSkipped && <> · {m.quiz_skipped()}</>}
        </p>
        {props.isChangedElsewhere && <Notice kind="warning">{m.quiz_changed_elsewhere()}</Notice>}
        {question.choices.map((choice) => (
          <ChoiceField
            key={choice.number}
            choice={choice}
            group={`${id}-choices`}
            hasSeveral={question.hasSeveral}
            isTicked={answer.choices.includes(choice.number)}
            verdict={question.key?.choices.get(choice.number)}
            addresses={addresses}
            onTick={(isTicked) => tick(choice.number, isTicked)}
          />
        ))}
      </fieldset>
      {question.key && (
        <QuestionVerdict
          ticked={answer.choices}
          questionKey={question.key}
          isFocused={check.isSuccess}
        />
      )}
      {attempt.offersCheck && !question.key && (
        <div className="quiz-check">
          <Button
            look="secondary"
            isBusy={check.isPending}
            aria-describedby={`${id}-check`}
            onClick={() => check.mutate()}
          >
            {m.quiz_check()}
          </Button>
          <p className="hint" id={`${id}-check`}>
            {m.quiz_check_hint()}
          </p>
        </div>
      )}
      {check.error && <QuizError error={check.error} onRetry={() => check.mutate()} />}
      <div className="actions quiz-moves">
        {place > 0 && (
          <Button look="secondary" onClick={() => onGoTo(place - 1)}>
            {m.quiz_previous()}
          </Button>
        )}
        {isAnswered ? (
          <Button look="plain" onClick={() => give([])}>
            {m.quiz_clear()}
          </Button>
        ) : (
          <Button
            look="secondary"
            onClick={() => {
              give([], true);
              onGoTo(next);
            }}
          >
            {m.quiz_skip()}
          </Button>
        )}
        {!isLast && (
          <Button className="quiz-main" onClick={() => onGoTo(next)}>
            {m.quiz_next()}
          </Button>
        )}
        <Button
          className={isLast ? 'quiz-main' : ''}
          look={isLast ? 'primary' : 'plain'}
          onClick={() => onGoTo('summary')}
        >
          {m.quiz_finish()}
        </Button>
      </div>
    </>
  );
}
