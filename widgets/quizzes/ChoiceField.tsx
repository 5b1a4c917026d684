import { useId } from 'react';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import { ChoiceMark } from './ChoiceMark.tsx';
import { QuizPicture } from './QuizPicture.tsx';
import type { Choice } from './quizzes.api.ts';

interface ChoiceFieldProps {
  choice: Choice;
  /** The name that the radio buttons of one question share. */
  group: string;
  hasSeveral: boolean;
  isTicked: boolean;
  /** What the key says of this choice; undefined while it is not known. */
  verdict: { isRight: boolean; feedback: string | null } | undefined;
  addresses: ReadonlyMap<string, string>;
  onTick: (isTicked: boolean) => void;
}

/** One choice, with its mark and what is said about it once the key is known. */
export function ChoiceField(props: ChoiceFieldProps) {
  const { choice, group, hasSeveral, isTicked, verdict, addresses, onTick } = props;
  const id = useId();
  return (
    <div className="quiz-choice" data-right={verdict?.isRight || undefined}>
      <input
        id={id}
        type={hasSeveral ? 'checkbox' : 'radio'}
        name={group}
        checked={isTicked}
        aria-describedby={verdict && `${id}-mark`}
        onChange={({ currentTarget }) => onTick(currentTarget.checked)}
      />
      <label htmlFor={id}>
        <SmallMarkdown text={choice.text} isInline />
        {choice.picture && <QuizPicture picture={choice.picture} addresses={addresses} />}
      </label>
      {verdict && (
        <div className="quiz-mark" id={`${id}-mark`}>
          <ChoiceMark isRight={verdict.isRight} isTicked={isTicked} />
          {verdict.feedback && (isTicked || verdict.isRight) && (
            <SmallMarkdown text={verdict.feedback} />
          )}
        </div>
      )}
    </div>
  );
}
