import { m } from '#messages';

interface ChoiceMarkProps {
  isRight: boolean;
  isTicked: boolean;
}

/** A green mark and its words; for a choice that was ticked and is wrong, the words alone say so too. */
export function ChoiceMark({ isRight, isTicked }: ChoiceMarkProps) {
  if (isRight) {
    return (
      <span className="quiz-right">
        <span aria-hidden="true">✓</span> {m.quiz_right()}
        {isTicked && <> · {m.quiz_yours()}</>}
      </span>
    );
  }
  if (!isTicked) return null;
  return (
    <span className="quiz-wrong">
      <span aria-hidden="true">✗</span> {m.quiz_wrong()}
    </span>
  );
}
