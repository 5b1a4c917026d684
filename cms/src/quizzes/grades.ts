import { Refusal } from './quiz-question';

export type Grade = { isRight: boolean; weight: number | null };

/** The word that marks, in an exported file, a question where only all the right choices count. */
export const ALL_OR_NOTHING = 'tout-ou-rien';

const WHOLE = 99.9;

/** What each choice is worth, told from the percents that a file gives. */
export function gradesOf(percents: number[], hasSeveral: boolean, isAllOrNothing = false): Grade[] {
  const rights = percents.map((percent) => (hasSeveral ? percent > 0 : percent >= WHOLE));
  if (!rights.includes(true)) {
    throw new Refusal(
      hasSeveral
        ? 'aucune réponse n’est juste. En GIFT, mettez « = » devant la bonne ; dans Moodle, donnez-lui une note positive.'
        : 'aucune réponse ne donne tout le point. Donnez 100 % à la bonne.',
    );
  }
  const total = sum(percents.filter((percent) => percent > 0));
  if (hasSeveral && total < WHOLE) {
    throw new Refusal(
      `les bonnes réponses ne font que ${round(total)} % ensemble : personne n’aurait le point. Portez leur somme à 100 %.`,
    );
  }
  const isPlain = hasSeveral
    ? isAllOrNothing
    : rights.filter(Boolean).length === 1 &&
      percents.every((percent, at) => rights[at] || !percent);
  const weights = isPlain ? [] : wholeAgain(percents.map(round), hasSeveral);
  return rights.map((isRight, at) => ({ isRight, weight: weights[at] ?? null }));
}

/** Three times 33,33 is not the whole point: the first ones take what rounding lost. */
function wholeAgain(weights: number[], hasSeveral: boolean): number[] {
  const lost = round(100 - sum(weights.filter((weight) => weight > 0)));
  if (!hasSeveral || lost === 0 || Math.abs(lost) > 0.1) return weights;
  const first = weights.findIndex((weight) => weight > 0);
  return weights.map((weight, at) => (at === first ? round(weight + lost) : weight));
}

/** What Moodle lets a choice be worth: it refuses every other number. */
const MOODLE = [
  100, 90, 83.33333, 80, 75, 70, 66.66667, 60, 50, 40, 33.33333, 30, 25, 20, 16.66667, 14.28571,
  12.5, 11.11111, 10, 5, 0,
];

/** Percents for a file, one for each choice, in the numbers that Moodle knows where one is near. */
export function percentsOf(grades: Grade[], hasSeveral: boolean): number[] {
  const rights = grades.filter(({ isRight }) => isRight).length;
  return grades.map(({ isRight, weight }) => {
    if (weight !== null) return asMoodle(weight);
    if (!isRight) return hasSeveral ? -100 : 0;
    return hasSeveral ? asMoodle(100 / rights) : 100;
  });
}

function asMoodle(weight: number): number {
  const near = MOODLE.find((known) => Math.abs(known - Math.abs(weight)) <= 0.05);
  return near === undefined ? weight : near && near * Math.sign(weight);
}

const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0);
const round = (number: number) => Math.round(number * 100) / 100;
