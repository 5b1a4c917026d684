import { createHash } from 'node:crypto';

/** The publisher's manifest, as app.prepare_release takes it. */
export type Release = {
  documents: ReturnType<typeof legalDocument>[];
  courses: ReturnType<typeof course>[];
  modules: ReturnType<typeof module>[];
  lessons: Lesson[];
  files: ReturnType<typeof file>[];
  quizzes?: ReturnType<typeof quiz>[];
  bodies: Record<string, string>;
};
type Lesson = {
  id: string;
  moduleId: string;
  slug: string;
  title: string;
  kind: string;
  position: number;
  opensAt: string | null;
  durationMinutes: number | null;
  isStatic: boolean;
  bodyHash: string | null;
  quizHash?: string | null;
  files: string[];
};
type Picture = { fileId: string; alt: string; width: number; height: number } | null;

export const OPENED = '2020-01-06T08:00:00Z';
export const NOT_YET = '2999-01-06T08:00:00Z';

export const course = (id: string, position: number, access = 'public') => ({
  id,
  slug: id,
  title: `Cours ${id}`,
  access,
  position,
});

export const module = (id: string, courseId: string, position: number, opensAt: string | null) => ({
  id,
  courseId,
  slug: id,
  title: `Module ${id}`,
  position,
  opensAt,
});

/** A gated lesson, unless said otherwise; its body is named after it. */
export const lesson = (
  id: string,
  moduleId: string,
  position: number,
  rest: Partial<Lesson> = {},
): Lesson => ({
  id,
  moduleId,
  slug: id,
  title: `Leçon ${id}`,
  kind: 'lesson',
  position,
  opensAt: null,
  durationMinutes: 10,
  isStatic: false,
  bodyHash: rest.isStatic ? null : `hash-${id}`,
  files: [],
  ...rest,
});

export const file = (id: string) => ({
  id,
  hash: `hash-${id}`,
  ext: 'pdf',
  mime: 'application/pdf',
  name: `${id}.pdf`,
  size: 1000,
});

const choice = (number: number, isRight: boolean) => ({
  number,
  text: `Choix ${number}`,
  picture: null as Picture,
  isRight,
  weight: null as number | null,
  feedback: `Parce que ${number}` as string | null,
});

/** A question whose first choice is right. */
export const question = (number: number) => ({
  number,
  hasSeveral: false,
  text: `Question ${number}`,
  picture: null as Picture,
  feedback: `À propos de ${number}` as string | null,
  choices: [choice(1, true), choice(2, false)],
});

/** A quiz of two questions, in the version that its hash names. */
export const quiz = (lessonId: string, hash: string) => ({
  hash,
  id: `quiz-of-${lessonId}`,
  lessonId,
  passMark: null as number | null,
  attemptsAllowed: null as number | null,
  shufflesQuestions: false,
  shufflesChoices: false,
  offersCheck: true,
  questions: [question(1), question(2)],
});

/** The catalogue with a quiz on the lesson `open`, or on others. */
export function withQuiz(hash: string, lessonId = 'open', spoil = (_: Quiz) => {}): Release {
  const made = quiz(lessonId, hash);
  spoil(made);
  return {
    ...changed({ [lessonId]: { kind: 'quiz', quizHash: hash } }),
    quizzes: [made],
  };
}
export type Quiz = ReturnType<typeof quiz>;

/** One of the pages that people read or accept, in one version. */
export const legalDocument = (document: string, version = '1', text = `Texte de ${document}.`) => ({
  document,
  version,
  title: `Page ${document}`,
  text,
  textHash: createHash('sha256').update(text).digest('hex'),
});

export const TERMS = 'conditions-generales';

/** The same release with the terms in another version, or in the same with another text. */
export function withTerms(release: Release, version: string, text?: string): Release {
  const documents = release.documents.map((entry) =>
    entry.document === TERMS ? legalDocument(TERMS, version, text) : entry,
  );
  return { ...release, documents };
}

/** Courses, modules and lessons of the tests: every way of being open or locked stands once. */
export function catalogue(): Release {
  const lessons = [
    lesson('static', 'open', 1, { isStatic: true }),
    lesson('open', 'open', 2, { files: ['kit-open', 'kit-shared'] }),
    lesson('locked', 'locked', 1, { files: ['kit-locked', 'kit-shared'] }),
    lesson('kept', 'locked', 2, { files: ['kit-kept'] }),
    lesson('early', 'locked', 3, { opensAt: OPENED }),
    lesson('undated', 'undated', 1),
    lesson('members', 'members', 1, { files: ['kit-members'] }),
    lesson('members-locked', 'members', 2, { opensAt: NOT_YET }),
    lesson('elsewhere', 'elsewhere', 1),
  ];
  return {
    documents: ['mentions-legales', 'protection-des-donnees', TERMS].map((name) =>
      legalDocument(name),
    ),
    courses: [course('free', 1), course('closed', 2, 'enrolled'), course('other', 3, 'enrolled')],
    modules: [
      module('open', 'free', 1, OPENED),
      module('locked', 'free', 2, NOT_YET),
      module('undated', 'free', 3, null),
      module('members', 'closed', 1, OPENED),
      module('elsewhere', 'other', 1, OPENED),
    ],
    lessons,
    files: ['kit-open', 'kit-shared', 'kit-locked', 'kit-kept', 'kit-members'].map(file),
    bodies: Object.fromEntries(
      lessons.flatMap(({ id, bodyHash }) => (bodyHash ? [[bodyHash, `<p>${id}</p>`]] : [])),
    ),
  };
}

/** The same with some lessons changed, by id; `null` leaves one out. */
export function changed(changes: Record<string, Partial<Lesson> | null>): Release {
  const release = catalogue();
  return {
    ...release,
    lessons: release.lessons.flatMap((entry) => {
      const change = changes[entry.id];
      return change === null ? [] : [{ ...entry, ...change }];
    }),
  };
}
