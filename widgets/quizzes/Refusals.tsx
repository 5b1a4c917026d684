import { m } from '#messages';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import type { Sending } from './answer-sender.ts';
import { refusalWords } from './quiz-words.ts';
import type { Question } from './quizzes.api.ts';

interface RefusalsProps {
  questions: Question[];
  sending: Sending;
  onSeen: () => void;
}

/** Answers that the server would not take: said one by one, and kept until the reader has seen it. */
export function Refusals({ questions, sending, onSeen }: RefusalsProps) {
  if (sending.refused.length === 0) return null;
  return (
    <div className="quiz-refusals">
      {sending.refused.map(({ question, refusal }) => (
        <Notice key={question} kind="error">
          {m.quiz_refused({
            number: 1 + questions.findIndex(({ number }) => number === question),
            reason: refusalWords(refusal) ?? m.quiz_refused_invalid(),
          })}
        </Notice>
      ))}
      <Button look="secondary" onClick={onSeen}>
        {m.quiz_refused_seen()}
      </Button>
    </div>
  );
}
