import { useEffect, useRef } from 'react';
import { m } from '#messages';
import { SmallMarkdown } from '../ui/SmallMarkdown.tsx';
import type { Key } from './quizzes.api.ts';

interface QuestionVerdictProps {
  ticked: number[];
  questionKey: Key;
  /** The reader has just asked for it. */
  isFocused?: boolean;
}

function verdictWords(ticked: number[], { choices }: Key): string {
  if (ticked.length === 0) return m.quiz_verdict_none();
  const right = [...choices].flatMap(([number, { isRight }]) => (isRight ? [number] : []));
  const hits = ticked.filter((number) => right.includes(number)).length;
  if (hits === right.length && hits === ticked.length) return m.quiz_verdict_right();
  return hits > 0 ? m.quiz_verdict_partly() : m.quiz_verdict_wrong();
}

/** Whether the answer was right, in words, and what is said about the question. */
export function QuestionVerdict({ ticked, questionKey, isFocused = false }: QuestionVerdictProps) {
  const verdict = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isFocused) verdict.current?.focus();
  }, [isFocused]);
  return (
    <div className="quiz-verdict">
      <p ref={verdict} tabIndex={-1} className="quiz-verdict-words">
        {verdictWords(ticked, questionKey)}
      </p>
      {questionKey.feedback && (
        <>
          <p className="quiz-label">{m.quiz_feedback()}</p>
          <SmallMarkdown text={questionKey.feedback} />
        </>
      )}
    </div>
  );
}
