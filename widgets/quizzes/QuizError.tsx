import { toAppError } from '../lib/errors.ts';
import { ErrorNotice } from '../ui/ErrorNotice.tsx';
import { Notice } from '../ui/Notice.tsx';
import { refusalWords } from './quiz-words.ts';

/** A refusal in the words of a quiz, or what went wrong and what to do. */
export function QuizError({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = refusalWords(toAppError(error).reason);
  if (words) return <Notice kind="error">{words}</Notice>;
  return <ErrorNotice error={error} onRetry={onRetry} />;
}
