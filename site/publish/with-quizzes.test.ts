import { expect, test } from 'vitest';
import type { Release, ReleaseFile, ReleaseQuiz } from './release.ts';
import { emptyRelease } from './release-fixture.ts';
import { digestOf } from './releases.ts';
import { questionCounts, type ReadQuizzes, withQuizzes } from './with-quizzes.ts';

const lesson = (id: string, files: string[] = []): Release['lessons'][number] => ({
  id,
  moduleId: 'm',
  slug: id,
  title: id,
  kind: 'quiz',
  position: 1,
  opensAt: null,
  durationMinutes: null,
  isStatic: true,
  bodyHash: null,
  quizHash: null,
  files,
});

const file = (id: string, ...lessons: string[]): ReleaseFile => ({
  id,
  hash: `hash-${id}`,
  ext: 'webp',
  mime: 'image/webp',
  name: `${id}.webp`,
  size: 1,
  lessons,
});

const quiz = (lessonId: string, feedback = 'Voilà.'): ReleaseQuiz => ({
  hash: `hash of ${lessonId} ${feedback}`,
  id: `q-${lessonId}`,
  lessonId,
  passMark: null,
  attemptsAllowed: null,
  shufflesQuestions: false,
  shufflesChoices: false,
  offersCheck: true,
  questions: [{ number: 1, hasSeveral: false, text: '?', picture: null, feedback, choices: [] }],
});

const read = (quizzes: ReleaseQuiz[], files: ReleaseFile[] = []): ReadQuizzes => ({
  quizzes,
  files,
  notices: [],
});

test('each lesson names its quiz and gets its pictures', () => {
  const base = emptyRelease({
    lessons: [lesson('a', ['kit']), lesson('b')],
    files: [file('kit', 'a')],
  });
  const { release, notices } = withQuizzes(base, read([quiz('a')], [file('plan', 'a')]));
  expect(notices).toEqual([]);
  expect(release.lessons.map(({ quizHash, files }) => [quizHash, files])).toEqual([
    ['hash of a Voilà.', ['kit', 'plan']],
    [null, []],
  ]);
  expect(release.files.map(({ id }) => id)).toEqual(['kit', 'plan']);
});

test('a picture that a locked lesson shows too is one file', () => {
  const base = emptyRelease({
    lessons: [lesson('a'), lesson('b', ['plan'])],
    files: [file('plan', 'b')],
  });
  const { release } = withQuizzes(base, read([quiz('a')], [file('plan', 'a')]));
  expect(release.files).toEqual([file('plan', 'b', 'a')]);
});

test('a quiz whose lesson does not appear waits with its pictures, and is told', () => {
  const base = emptyRelease({ lessons: [lesson('a')] });
  const { release, notices } = withQuizzes(
    base,
    read([quiz('a'), quiz('gone')], [file('plan', 'gone')]),
  );
  expect(release.quizzes.map(({ lessonId }) => lessonId)).toEqual(['a']);
  expect(release.files).toEqual([]);
  expect(notices).toHaveLength(1);
});

test('another answer alone makes another release', () => {
  const base = emptyRelease({ lessons: [lesson('a')] });
  const digest = (feedback: string) =>
    digestOf(withQuizzes(base, read([quiz('a', feedback)])).release, {});
  expect(digest('Voilà.')).toBe(digest('Voilà.'));
  expect(digest('Autre.')).not.toBe(digest('Voilà.'));
});

test('a page may say how many questions there are', () => {
  expect(questionCounts(read([quiz('a'), quiz('b')]))).toEqual({ a: 1, b: 1 });
});
