import { expect, test } from 'vitest';
import { assembleQuizzes, refuseFaults } from './quizzes.ts';
import { StrapiQuiz } from './strapi-quiz.ts';

const QUESTIONS = 40;

/** Whose author writes the right one first, always. */
const quiz = (rest: object = {}): StrapiQuiz =>
  StrapiQuiz.parse({
    documentId: 'secret',
    title: 'Le quiz',
    lesson: { documentId: 'l', title: 'La fin', kind: 'quiz' },
    questions: Array.from({ length: QUESTIONS }, (_, at) => ({
      text: `Question ${at} ?`,
      choices: ['Oui', 'Non', 'Parfois'].map((text, place) => ({ text, isRight: place === 0 })),
    })),
    ...rest,
  });

const published = (rest?: object) => assembleQuizzes([quiz(rest)], { byDocument: new Map() });

const rightNumbers = (rest: object) =>
  published(rest).quizzes.flatMap(({ questions }) =>
    questions.map(({ choices }) => choices.find(({ isRight }) => isRight)?.number),
  );

test('where choices are shuffled, their numbers do not tell which one was written first', () => {
  const numbers = rightNumbers({ shuffleChoices: true });
  for (const number of [1, 2, 3]) {
    const count = numbers.filter((one) => one === number).length;
    expect(count).toBeGreaterThan(QUESTIONS / 6);
  }
  expect(rightNumbers({ shuffleChoices: true, documentId: 'other' })).not.toEqual(numbers);
});

test('each choice keeps its own number, the same at every publication', () => {
  const { quizzes } = published({ shuffleChoices: true });
  expect(published({ shuffleChoices: true }).quizzes).toEqual(quizzes);
  for (const { choices } of quizzes[0]?.questions ?? []) {
    expect(choices.map(({ number }) => number).toSorted()).toEqual([1, 2, 3]);
    expect(choices.map(({ text, isRight }) => isRight === (text === 'Oui'))).not.toContain(false);
  }
});

test('where they are not, the order is the author’s', () => {
  expect(new Set(rightNumbers({}))).toEqual(new Set([1]));
});

test('the editor is told where the answer may be looked at before an attempt is counted', () => {
  expect(published({ attemptsAllowed: 2 }).notices).toEqual([
    expect.stringMatching(/^quiz « Le quiz » : les essais sont comptés/),
  ]);
  expect(published({ attemptsAllowed: 2, offersCheck: false }).notices).toEqual([]);
  expect(published().notices).toEqual([]);
});

test('weights that give the point to who ticks everything stop the publication', () => {
  const choices = [50, 50, 0].map((weight) => ({ text: `${weight}`, weight, isRight: weight > 0 }));
  const given = quiz({
    questions: [
      {
        text: 'Qui ?',
        hasSeveral: true,
        choices: choices.map((choice, at) => ({ ...choice, text: `${at}` })),
      },
    ],
  });
  expect(() => refuseFaults([given])).toThrow(/« Le quiz » : Question 1, .*poids négatif/);
});
