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

type Verdict = 'none' | 'right' | 'partly' | 'wrong';

const WORDS: Record<Verdict, () => string> = {
  none: m.quiz_verdict_none,
  right: m.quiz_verdict_right,
  partly: m.quiz_verdict_partly,
  wrong: m.quiz_verdict_wrong,
};

function verdictOf(ticked: number[], { choices }: Key): Verdict {
  if (ticked.length === 0) return 'none';
  const right = [...choices].flatMap(([number, { isRight }]) => (isRight ? [number] : []));
  const hits = ticked.filter((number) => right.includes(number)).length;
  if (hits === right.length && hits === ticked.length) return 'right';
  return hits > 0 ? 'partly' : 'wrong';
}

/** Whether the answer was right, in words, and what is said about the question. */
export function QuestionVerdict({ ticked, questionKey, isFocused = false }: QuestionVerdictProps) {
  const verdict = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (isFocused) verdict.current?.focus();
  }, [isFocused]);
  const said = verdictOf(ticked, questionKey);
  return (
    <div className="quiz-verdict" data-verdict={said}>
      <p ref={verdict} tabIndex={-1} className="quiz-verdict-words">
        {WORDS[said]()}
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
