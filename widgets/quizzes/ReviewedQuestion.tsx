import { m } from '#messages';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import { ChoiceMark } from './ChoiceMark.tsx';
import { QuestionVerdict } from './QuestionVerdict.tsx';
import { QuizPicture } from './QuizPicture.tsx';
import { pointsWords } from './quiz-words.ts';
import type { Question } from './quizzes.api.ts';

interface ReviewedQuestionProps {
  question: Question;
  place: number;
  addresses: ReadonlyMap<string, string>;
}

/** A question of a finished quiz, with its key. */
export function ReviewedQuestion({ question, place, addresses }: ReviewedQuestionProps) {
  const { answer, key, picture, choices } = question;
  return (
    <li>
      <h4>
        {m.quiz_question({ number: place + 1 })}{' '}
        <span className="quiz-label">
          {m.quiz_points(pointsWords({ points: question.points ?? 0, maxPoints: 1 }))}
          {answer.choices.length === 0 && <> · {m.quiz_unanswered()}</>}
          {question.isChecked && <> · {m.quiz_checked()}</>}
        </span>
      </h4>
      <SmallMarkdown text={question.text} />
      {picture && <QuizPicture picture={picture} addresses={addresses} />}
      <ul className="quiz-review-choices">
        {choices.map((choice) => {
          const verdict = key?.choices.get(choice.number);
          const isTicked = answer.choices.includes(choice.number);
          return (
            <li key={choice.number} data-right={verdict?.isRight || undefined}>
              <SmallMarkdown text={choice.text} />
              {choice.picture && <QuizPicture picture={choice.picture} addresses={addresses} />}
              {verdict && <ChoiceMark isRight={verdict.isRight} isTicked={isTicked} />}
              {verdict?.feedback && (isTicked || verdict.isRight) && (
                <SmallMarkdown text={verdict.feedback} />
              )}
            </li>
          );
        })}
      </ul>
      {key && <QuestionVerdict ticked={answer.choices} questionKey={key} />}
    </li>
  );
}
