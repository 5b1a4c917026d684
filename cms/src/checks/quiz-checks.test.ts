import { describe, expect, test } from 'vitest';
import {
  type QuizChoice,
  type QuizQuestion,
  quizAdvice,
  quizFaults,
  quizProblems,
} from './quiz-checks.ts';

const right = (text: string, rest: QuizChoice = {}): QuizChoice => ({
  text,
  isRight: true,
  ...rest,
});
const wrong = (text: string, rest: QuizChoice = {}): QuizChoice => ({
  text,
  isRight: false,
  ...rest,
});
const CHOICES = [right('La commune'), wrong('Le canton'), wrong('La région')];
const question = (rest: QuizQuestion = {}): QuizQuestion => ({
  text: 'Qui décide ?',
  choices: CHOICES,
  ...rest,
});
const quiz = (...questions: QuizQuestion[]) => ({
  lesson: { kind: 'quiz', title: 'Q' },
  questions,
});
const told = (...questions: QuizQuestion[]) =>
  quizProblems(quiz(...questions)).map(({ field, sentence }) => `${field} — ${sentence}`);

describe('a sound quiz passes', () => {
  test.each<[string, QuizQuestion]>([
    ['with one right choice', question()],
    ['with several', question({ hasSeveral: true, choices: [...CHOICES, right('Le maire')] })],
    ['with one where several may be ticked', question({ hasSeveral: true })],
    ['with all of them right', question({ hasSeveral: true, choices: [right('a'), right('b')] })],
    [
      'with pictures that say what they show',
      {
        text: 'Où ?',
        picture: { id: 1 },
        pictureAlt: 'Un plan',
        choices: [right('A', { picture: { id: 2 }, pictureAlt: 'La mairie' }), wrong('B')],
      },
    ],
    ['with a description left from a picture', question({ pictureAlt: 'Un plan' })],
    [
      'with weights',
      question({ choices: [right('a', { weight: 100 }), wrong('b', { weight: 50 })] }),
    ],
    [
      'with weights for several, and a malus',
      question({
        hasSeveral: true,
        choices: [
          right('a', { weight: 50 }),
          right('b', { weight: 50 }),
          wrong('c', { weight: -100 }),
        ],
      }),
    ],
    [
      'with three thirds',
      question({
        hasSeveral: true,
        choices: ['a', 'b', 'c'].map((text) => right(text, { weight: 33.33 })),
      }),
    ],
    [
      'with a half right one beside the best',
      question({ choices: [right('a', { weight: 100 }), right('b', { weight: 50 }), wrong('c')] }),
    ],
    [
      'with choices that differ by an accent',
      question({ choices: [right('côte'), wrong('coté')] }),
    ],
  ])('%s', (_, sound) => {
    expect(told(sound)).toEqual([]);
  });

  test.each([
    { passMark: null, attemptsAllowed: null },
    { passMark: 1, attemptsAllowed: 1 },
    { passMark: 100, attemptsAllowed: 100 },
  ])('%j', (limits) => {
    expect(quizProblems({ ...quiz(question()), ...limits })).toEqual([]);
  });

  test.each([{}, { lesson: null }, { lesson: 'a1b2' }, { lesson: { connect: [] } }])(
    'whose lesson is not known: %j',
    (lesson) => {
      expect(quizProblems({ questions: [question()], ...lesson })).toEqual([]);
    },
  );
});

describe('a quiz', () => {
  test.each([undefined, null, []])('without a question is refused: %j', (questions) => {
    expect(quizProblems({ questions })).toEqual([
      {
        field: 'questions',
        sentence: 'Ce quiz n’a pas de question. Ajoutez-en une au moins avant de publier.',
      },
    ]);
  });

  test.each(['lesson', 'video', 'toolkit', 'resource'])('does not hang on a %s', (kind) => {
    const problems = quizProblems({ ...quiz(question()), lesson: { kind, title: 'Le budget' } });
    expect(problems).toEqual([
      { field: 'lesson', sentence: expect.stringContaining('« Le budget » n’est pas de nature') },
    ]);
  });

  test.each([
    ['passMark', 'Note à atteindre (%)'],
    ['attemptsAllowed', 'Nombre d’essais'],
  ])('has a %s from 1 to 100, whole', (field, label) => {
    for (const value of [0, -1, 101, 1.5, Number.NaN]) {
      expect(quizProblems({ ...quiz(question()), [field]: value })).toEqual([
        { field, sentence: expect.stringContaining(`« ${label} » : ${value} n’est pas possible`) },
      ]);
    }
  });
});

describe('a question is refused, with its number and the field', () => {
  test.each<[string, QuizQuestion, string[]]>([
    ...[undefined, null, '', ' \n\t '].map((text): [string, QuizQuestion, string[]] => [
      `with the text ${JSON.stringify(text)}`,
      question({ text }),
      [
        'questions.1.text — Question 2, champ « Texte » : il est vide. Écrivez ce que vous demandez.',
      ],
    ]),
    [
      'whose choice is empty',
      question({ choices: [...CHOICES, wrong('  ')] }),
      [
        'questions.1.choices.3.text — Question 2, réponse 4, champ « Texte » : il est vide. Écrivez cette réponse, ou retirez-la.',
      ],
    ],
    [
      'without choices',
      question({ choices: [] }),
      [
        'questions.1.choices — Question 2, champ « Réponses » : il n’y en a aucune. Il en faut deux au moins.',
      ],
    ],
    [
      'with one choice',
      question({ choices: [right('Oui')] }),
      [
        'questions.1.choices — Question 2, champ « Réponses » : il n’y en a qu’une. Il en faut deux au moins.',
      ],
    ],
    [
      'without a right choice',
      question({ choices: [wrong('a'), wrong('b')] }),
      [
        'questions.1.choices — Question 2, champ « Bonne réponse » : aucune réponse n’est juste. Activez-le pour la bonne réponse.',
      ],
    ],
    [
      'with two right ones where one can be ticked',
      question({ choices: [right('a'), right('b'), wrong('c')] }),
      [
        'questions.1.hasSeveral — Question 2, champ « Plusieurs bonnes réponses » : il est désactivé, et 2 réponses sont justes. Activez-le, ou ne laissez qu’une bonne réponse.',
      ],
    ],
    [
      'whose picture is not described',
      question({ picture: { id: 1 }, pictureAlt: ' ' }),
      [
        'questions.1.pictureAlt — Question 2, champ « Description de l’image » : il est vide. Écrivez ce que l’image montre, pour qui ne la voit pas.',
      ],
    ],
    [
      'with a choice whose picture is not described',
      question({ choices: [right('a', { picture: 7 }), wrong('b')] }),
      [
        'questions.1.choices.0.pictureAlt — Question 2, réponse 1, champ « Description de l’image » : il est vide. Écrivez ce que l’image montre, pour qui ne la voit pas.',
      ],
    ],
    [
      'with two faults: both are told',
      question({ text: '', choices: [wrong('a'), wrong('a')] }),
      [
        'questions.1.text — Question 2, champ « Texte » : il est vide. Écrivez ce que vous demandez.',
        'questions.1.choices.1.text — Question 2, réponse 2, champ « Texte » : il dit la même chose que la réponse 1. Changez l’une des deux, ou retirez-la.',
        'questions.1.choices — Question 2, champ « Bonne réponse » : aucune réponse n’est juste. Activez-le pour la bonne réponse.',
      ],
    ],
  ])('%s', (_, broken, expected) => {
    expect(told(question(), broken)).toEqual(expected);
  });

  test.each(['Oui', ' oui ', 'OUI', 'o\u0075i', 'Oui\u00a0'])('with « Oui » and « %s »', (twin) => {
    expect(told(question({ choices: [right('Oui'), wrong('Non'), wrong(twin)] }))).toEqual([
      'questions.0.choices.2.text — Question 1, réponse 3, champ « Texte » : il dit la même chose que la réponse 1. Changez l’une des deux, ou retirez-la.',
    ]);
  });

  test.each([
    ['le\u00a0 conseil\nmunicipal', 'Le conseil municipal'],
    ['e\u0301lu', 'élu'],
  ])('with %j and %j, which read alike', (one, other) => {
    expect(told(question({ choices: [right(one), wrong(other)] }))).toHaveLength(1);
  });
});

describe('weights', () => {
  const weighted = (hasSeveral: boolean, ...weights: (number | null)[]) =>
    told(
      question({
        hasSeveral,
        choices: weights.map((weight, number) => ({
          text: `r${number}`,
          weight,
          isRight: (weight ?? 0) > 0,
        })),
      }),
    );

  test.each([
    [false, [50, 50], 'le plus grand est 50'],
    [false, [99, -5], 'le plus grand est 99'],
    [true, [50, 40, -10], 'font 90 ensemble'],
    [true, [33, 33, 33], 'font 99 ensemble'],
  ])('that cannot reach 100 are refused (several: %s, %j)', (hasSeveral, weights, said) => {
    expect(weighted(hasSeveral, ...weights)).toEqual([
      expect.stringMatching(new RegExp(`^questions.0.choices — Question 1.*${said}`)),
    ]);
  });

  test.each([101, -101, 1000, Number.NaN])('go from -100 to 100, not to %d', (weight) => {
    const choices = [right('a', { weight: 100 }), wrong('b', { weight })];
    expect(told(question({ hasSeveral: true, choices }))).toEqual([
      `questions.0.choices.1.weight — Question 1, réponse 2, champ « Poids (%) » : ${weight} n’est pas possible. Écrivez un nombre de -100 à 100.`,
    ]);
  });

  test.each([0, -20, null])('of a right choice are more than nothing: %j', (weight) => {
    const choices = [right('a', { weight: 100 }), right('b', { weight }), wrong('c')];
    expect(told(question({ hasSeveral: true, choices }))).toEqual([
      'questions.0.choices.1.weight — Question 1, réponse 2, champ « Poids (%) » : cette bonne réponse ne rapporte rien. Donnez-lui un poids plus grand que 0.',
    ]);
  });

  test('do not stand in for a right choice', () => {
    const choices = [wrong('a', { weight: 100 }), wrong('b')];
    expect(told(question({ choices }))).toEqual([
      expect.stringContaining('aucune réponse n’est juste'),
    ]);
  });

  test.each([
    [50, 50, 0, 0],
    [50, 50, null, null],
    [33.33, 33.33, 33.33, 0],
    [100, 50, -50, 0],
  ])('may not give the point to who ticks all of them: %j', (...weights) => {
    const given = question({
      hasSeveral: true,
      choices: weights.map((weight, at) => ({
        text: `r${at}`,
        weight,
        isRight: (weight ?? 0) > 0,
      })),
    });
    expect(told(question(), given)).toEqual([
      'questions.1.choices — Question 2, champ « Poids (%) » : qui coche toutes les réponses a tout le point. Donnez un poids négatif aux mauvaises réponses, par exemple -50, ou laissez tous les poids vides.',
    ]);
    expect(quizFaults(quiz(given))).toEqual([]);
  });

  test.each([
    [50, 50, -1, 0],
    [50, 50, -50, -50],
  ])('of the wrong ones take some of it away: %j', (...weights) => {
    expect(weighted(true, ...weights)).toEqual([]);
  });
});

test('counted attempts and an answer shown before the end do not go well together', () => {
  expect(quizAdvice({ attemptsAllowed: 2, offersCheck: true })).toEqual([
    expect.stringContaining('désactivez « Vérifier la réponse »'),
  ]);
  expect(quizAdvice({ attemptsAllowed: 2, offersCheck: false })).toEqual([]);
  expect(quizAdvice({ attemptsAllowed: null, offersCheck: true })).toEqual([]);
});
