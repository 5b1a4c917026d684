// What may be wrong with a quiz, asked twice: when an editor publishes it, and when the publisher
// reads it (site/publish/read-keys.ts). It imports nothing, so that both can.

type Maybe<Value> = Value | null | undefined;

export type QuizChoice = {
  text?: Maybe<string>;
  picture?: unknown;
  pictureAlt?: Maybe<string>;
  isRight?: Maybe<boolean>;
  weight?: Maybe<number>;
};

export type QuizQuestion = {
  text?: Maybe<string>;
  picture?: unknown;
  pictureAlt?: Maybe<string>;
  hasSeveral?: Maybe<boolean>;
  choices?: Maybe<QuizChoice[]>;
};

export type Quiz = {
  /** Only what is known of it: a relation that was not read says nothing. */
  lesson?: unknown;
  passMark?: Maybe<number>;
  attemptsAllowed?: Maybe<number>;
  offersCheck?: Maybe<boolean>;
  questions?: Maybe<QuizQuestion[]>;
};

/** `field` is the way to it: `questions.0.choices.1.text`. */
export type QuizProblem = { field: string; sentence: string };

/** Three thirds, written with two decimals, make 99.99. */
const ALL_BUT_ROUNDING = 99.9;
const MOST_ATTEMPTS = 100;

/** What keeps a quiz from being published. */
export function quizProblems(quiz: Quiz): QuizProblem[] {
  return [...quizFaults(quiz), ...(quiz.questions ?? []).flatMap(giftProblems)];
}

/** Told once the weights are sound by themselves. */
function giftProblems(question: QuizQuestion, index: number): QuizProblem[] {
  if (!winsByTickingAll(question) || questionProblems(question, index).length > 0) return [];
  return [
    {
      field: `questions.${index}.choices`,
      sentence: `Question ${index + 1}, champ « Poids (%) » : qui coche toutes les réponses a tout le point. ${TICKING_ALL_ADVICE}`,
    },
  ];
}

export const TICKING_ALL_ADVICE =
  'Donnez un poids négatif aux mauvaises réponses, par exemple -50, ou laissez tous les poids vides.';

/** Weighted so that nobody needs to choose: all ticked together are worth the whole point. */
export function winsByTickingAll({ hasSeveral, choices }: QuizQuestion): boolean {
  const all = choices ?? [];
  if (!hasSeveral || !all.some(isWeighted) || all.every(({ isRight }) => isRight)) return false;
  return all.reduce((sum, { weight }) => sum + (weight ?? 0), 0) >= ALL_BUT_ROUNDING;
}

/** What makes no quiz at all, or none that can be answered: not even an import takes it. */
export function quizFaults({ lesson, passMark, attemptsAllowed, questions }: Quiz): QuizProblem[] {
  const asked = questions ?? [];
  return [
    ...lessonProblems(lesson),
    ...rangeProblems('passMark', 'Note à atteindre (%)', passMark, 100),
    ...rangeProblems('attemptsAllowed', 'Nombre d’essais', attemptsAllowed, MOST_ATTEMPTS),
    ...(asked.length > 0
      ? asked.flatMap(questionProblems)
      : [
          {
            field: 'questions',
            sentence: 'Ce quiz n’a pas de question. Ajoutez-en une au moins avant de publier.',
          },
        ]),
  ];
}

function lessonProblems(lesson: unknown): QuizProblem[] {
  if (typeof lesson !== 'object' || lesson === null || !('kind' in lesson)) return [];
  if (lesson.kind === 'quiz') return [];
  const title = 'title' in lesson ? ` « ${String(lesson.title)} »` : '';
  return [
    {
      field: 'lesson',
      sentence: `La séquence${title} n’est pas de nature « quiz ». Choisissez une autre séquence pour ce quiz, ou changez la nature de celle-ci.`,
    },
  ];
}

function rangeProblems(field: string, label: string, value: Maybe<number>, most: number) {
  if (value === null || value === undefined) return [];
  if (Number.isInteger(value) && value >= 1 && value <= most) return [];
  return [
    {
      field,
      sentence: `Champ « ${label} » : ${value} n’est pas possible. Écrivez un nombre entier de 1 à ${most}, ou laissez ce champ vide.`,
    },
  ];
}

function questionProblems(question: QuizQuestion, index: number): QuizProblem[] {
  const choices = question.choices ?? [];
  const place = { path: `questions.${index}`, name: `Question ${index + 1}` };
  return [
    ...textProblems(question, place, 'Écrivez ce que vous demandez.'),
    ...pictureProblems(question, place),
    ...choices.flatMap((choice, number) => choiceProblems(choice, placeOf(place, number))),
    ...(choices.length < 2 ? [tooFew(place, choices.length)] : []),
    ...twinProblems(choices, place),
    ...(choices.some(isWeighted) ? weightProblems : keyProblems)(question, choices, place),
  ];
}

type Place = { path: string; name: string };

const placeOf = ({ path, name }: Place, number: number): Place => ({
  path: `${path}.choices.${number}`,
  name: `${name}, réponse ${number + 1}`,
});

function choiceProblems(choice: QuizChoice, place: Place): QuizProblem[] {
  return [
    ...textProblems(choice, place, 'Écrivez cette réponse, ou retirez-la.'),
    ...pictureProblems(choice, place),
  ];
}

function textProblems({ text }: { text?: Maybe<string> }, { path, name }: Place, advice: string) {
  if (!isBlank(text)) return [];
  return [{ field: `${path}.text`, sentence: `${name}, champ « Texte » : il est vide. ${advice}` }];
}

function pictureProblems(
  { picture, pictureAlt }: { picture?: unknown; pictureAlt?: Maybe<string> },
  { path, name }: Place,
) {
  if (!picture || !isBlank(pictureAlt)) return [];
  return [
    {
      field: `${path}.pictureAlt`,
      sentence: `${name}, champ « Description de l’image » : il est vide. Écrivez ce que l’image montre, pour qui ne la voit pas.`,
    },
  ];
}

function tooFew({ path, name }: Place, count: number): QuizProblem {
  const found = count === 0 ? 'il n’y en a aucune' : 'il n’y en a qu’une';
  return {
    field: `${path}.choices`,
    sentence: `${name}, champ « Réponses » : ${found}. Il en faut deux au moins.`,
  };
}

/** Nobody can choose between two that read alike. */
function twinProblems(choices: QuizChoice[], place: Place): QuizProblem[] {
  const seen = new Map<string, number>();
  return choices.flatMap(({ text }, number) => {
    if (isBlank(text)) return [];
    const read = (text ?? '').normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
    const twin = seen.get(read);
    if (twin === undefined) {
      seen.set(read, number);
      return [];
    }
    const { path, name } = placeOf(place, number);
    return [
      {
        field: `${path}.text`,
        sentence: `${name}, champ « Texte » : il dit la même chose que la réponse ${twin + 1}. Changez l’une des deux, ou retirez-la.`,
      },
    ];
  });
}

/** All the right ones and no other: one at least, and one only where one only can be ticked. */
function keyProblems(
  { hasSeveral }: QuizQuestion,
  choices: QuizChoice[],
  { path, name }: Place,
): QuizProblem[] {
  const right = choices.filter(({ isRight }) => isRight).length;
  if (choices.length > 0 && right === 0) return [noneIsRight(path, name)];
  if (hasSeveral || right < 2) return [];
  return [
    {
      field: `${path}.hasSeveral`,
      sentence: `${name}, champ « Plusieurs bonnes réponses » : il est désactivé, et ${right} réponses sont justes. Activez-le, ou ne laissez qu’une bonne réponse.`,
    },
  ];
}

function noneIsRight(path: string, name: string): QuizProblem {
  return {
    field: `${path}.choices`,
    sentence: `${name}, champ « Bonne réponse » : aucune réponse n’est juste. Activez-le pour la bonne réponse.`,
  };
}

function weightProblems(
  { hasSeveral }: QuizQuestion,
  choices: QuizChoice[],
  place: Place,
): QuizProblem[] {
  const weights = choices.map(({ weight }) => weight ?? 0);
  const each = choices.flatMap((choice, number) => {
    const { path, name } = placeOf(place, number);
    const complaint = weightComplaint(choice);
    return complaint
      ? [{ field: `${path}.weight`, sentence: `${name}, champ « Poids (%) » : ${complaint}` }]
      : [];
  });
  const { path, name } = place;
  const gains = weights.filter((weight) => weight > 0);
  const best = hasSeveral ? gains.reduce((sum, weight) => sum + weight, 0) : Math.max(0, ...gains);
  return [
    ...each,
    ...(choices.some(({ isRight }) => isRight) ? [] : [noneIsRight(path, name)]),
    ...(best >= ALL_BUT_ROUNDING
      ? []
      : [
          {
            field: `${path}.choices`,
            sentence: hasSeveral
              ? `${name}, champ « Poids (%) » : les poids des bonnes réponses font ${best} ensemble. Il en faut 100, pour que l’on puisse avoir le point.`
              : `${name}, champ « Poids (%) » : le plus grand est ${best}. Donnez 100 à la meilleure réponse, pour que l’on puisse avoir le point.`,
          },
        ]),
  ];
}

function weightComplaint({ weight, isRight }: QuizChoice): string | undefined {
  const value = weight ?? 0;
  if (!(value >= -100 && value <= 100)) {
    return `${value} n’est pas possible. Écrivez un nombre de -100 à 100.`;
  }
  if (isRight && value <= 0) {
    return 'cette bonne réponse ne rapporte rien. Donnez-lui un poids plus grand que 0.';
  }
  return undefined;
}

/** What is no fault, and may well not be meant. */
export function quizAdvice({ attemptsAllowed, offersCheck }: Quiz): string[] {
  if (!attemptsAllowed || offersCheck === false) return [];
  return [
    'les essais sont comptés, et « Vérifier la réponse » montre les bonnes réponses avant la fin. Si la note doit dire ce que l’on sait, désactivez « Vérifier la réponse » dans ce quiz.',
  ];
}

const isWeighted = ({ weight }: QuizChoice) => weight !== null && weight !== undefined;
const isBlank = (text: Maybe<string>) => (text ?? '').trim() === '';
