import { m } from '#messages';
import type { QuizValidation } from './useQuizValidation.ts';

/** Stands where « Valider » does elsewhere: this lesson is validated by its quiz. */
export function QuizToFinish({ isPending, passMark }: QuizValidation) {
  if (isPending) return null;
  return (
    <p className="soft">
      {passMark === null
        ? m.quiz_finish_validates()
        : m.quiz_finish_validates_mark({ mark: passMark })}
    </p>
  );
}
