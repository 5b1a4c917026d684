import type { QuizQuestion } from './quiz-question';

/** A question that both formats have a shorter way to say. */
export function isTrueFalse({ hasSeveral, choices }: QuizQuestion): boolean {
  const words = choices.map(({ text }) => text).join('/');
  return (
    !hasSeveral &&
    words === 'Vrai/Faux' &&
    choices.every(({ weight, picture }) => weight === null && !picture)
  );
}
