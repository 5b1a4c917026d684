import { quizFaults, TICKING_ALL_ADVICE, winsByTickingAll } from '../checks/quiz-checks';
import { type QuizPicture, type QuizQuestion, Refusal } from './quiz-question';

// As Strapi has them in src/components/quiz.
const LONGEST = { name: 250, text: 4000, choice: 1000, alt: 400 };
const MOST_CHOICES = 30;

/**
 * Refuses what could not be saved or published as it is, while its author can still mend the file.
 * @param notes gets what will have to be changed before the quiz is published.
 */
export function checkQuestion(question: QuizQuestion, notes: string[]): QuizQuestion {
  const { choices } = question;
  if (choices.length > MOST_CHOICES) {
    throw new Refusal(`elle a ${choices.length} réponses. Gardez-en ${MOST_CHOICES} au plus.`);
  }
  for (const [what, value, longest] of textsOf(question)) {
    if (value.length > longest) {
      throw new Refusal(
        `${what} a ${value.length} caractères. Raccourcissez à ${longest} au plus.`,
      );
    }
  }
  const [problem] = quizFaults({
    questions: [{ ...described(question), choices: choices.map(described) }],
  });
  if (problem) throw new Refusal(problem.sentence.replace(/^Question 1, /, ''));
  if (winsByTickingAll(question)) {
    notes.push(
      `à changer avant de publier : qui coche toutes les réponses a tout le point. ${TICKING_ALL_ADVICE}`,
    );
  }
  return question;
}

function textsOf(question: QuizQuestion): [string, string, number][] {
  const { name, category, text, feedback, picture, choices } = question;
  return [
    ['son nom', name, LONGEST.name],
    ['sa catégorie', category, LONGEST.name],
    ['son texte', text, LONGEST.text],
    ['la description de son image', picture?.alt ?? '', LONGEST.alt],
    ['son explication', feedback, LONGEST.text],
    ...choices.flatMap((choice, at): [string, string, number][] => [
      [`sa réponse ${at + 1}`, choice.text, LONGEST.choice],
      [`la description de l’image de sa réponse ${at + 1}`, choice.picture?.alt ?? '', LONGEST.alt],
      [`l’explication de sa réponse ${at + 1}`, choice.feedback, LONGEST.text],
    ]),
  ];
}

const described = <Part extends { picture: QuizPicture | null }>(part: Part) => ({
  ...part,
  pictureAlt: part.picture?.alt,
});
