import { expect, test } from 'vitest';
import { draftProblems, publishProblems } from './entry-checks.ts';

const LESSON = 'api::lesson.lesson';
const fields = (problems: { field: string }[]) => problems.map(({ field }) => field);

test('an opening date says its zone', () => {
  expect(fields(draftProblems(LESSON, { opensAt: '2026-09-28T09:00:00' }))).toEqual(['opensAt']);
  for (const opensAt of ['2026-09-28T07:00:00.000Z', '2026-09-28T09:00:00+02:00', '', null]) {
    expect(draftProblems(LESSON, { opensAt })).toEqual([]);
  }
});

test('an address is plain, and not one of the site itself', () => {
  expect(fields(draftProblems(LESSON, { slug: 'Été !' }))).toEqual(['slug']);
  expect(draftProblems(LESSON, { slug: 'premiers-pas-2' })).toEqual([]);
  expect(fields(draftProblems('api::page.page', { slug: 'connexion' }))).toEqual(['slug']);
});

test('a lesson is published with a module and a body', () => {
  expect(fields(publishProblems(LESSON, { kind: 'lesson', body: '  ' }))).toEqual([
    'module',
    'body',
  ]);
  expect(publishProblems(LESSON, { kind: 'lesson', body: 'Texte', module: {} })).toEqual([]);
  expect(publishProblems(LESSON, { kind: 'quiz', module: {} })).toEqual([]);
});

test('a video is published with a film', () => {
  expect(fields(publishProblems(LESSON, { kind: 'video', module: {} }))).toEqual(['video']);
  expect(publishProblems(LESSON, { kind: 'video', video: {}, module: {} })).toEqual([]);
});

test('a fault in a text names its field and line', () => {
  const [problem] = publishProblems('api::page.page', { body: 'un\n\n{2}' });
  expect(problem?.sentence).toMatch(/^Champ « Texte », ligne 3\s: /);
});

test('a page that people accept is published with a version, other pages need none', () => {
  const page = { slug: 'conditions-generales', body: 'Texte' };
  expect(fields(publishProblems('api::page.page', page))).toEqual(['version']);
  expect(fields(publishProblems('api::page.page', { ...page, version: ' ' }))).toEqual(['version']);
  expect(publishProblems('api::page.page', { ...page, version: '2' })).toEqual([]);
  expect(publishProblems('api::page.page', { ...page, slug: 'a-propos' })).toEqual([]);
});

test('a quiz is published with a lesson, and with what makes a quiz', () => {
  const QUIZ = 'api::quiz.quiz';
  const choices = [{ text: 'Oui', isRight: true }, { text: 'Non' }];
  const quiz = { lesson: { kind: 'quiz' }, questions: [{ text: 'Ah ?', choices }] };
  expect(publishProblems(QUIZ, quiz)).toEqual([]);
  expect(fields(publishProblems(QUIZ, { ...quiz, lesson: null }))).toEqual(['lesson']);
  expect(fields(publishProblems(QUIZ, { lesson: { kind: 'video' } }))).toEqual([
    'lesson',
    'questions',
  ]);
});

test('a help page names six pages to read next at the most', () => {
  const HELP = 'api::help-page.help-page';
  const page = { body: 'Texte', category: {} };
  const related = (count: number) => Array.from({ length: count }, () => ({}));
  expect(publishProblems(HELP, { ...page, related: related(6) })).toEqual([]);
  expect(fields(publishProblems(HELP, { ...page, related: related(7) }))).toEqual(['related']);
});

test('a label that is not in the catalogue is refused with its line', () => {
  const [problem] = publishProblems('api::page.page', { body: 'un\n\n<Label name="absent" />' });
  expect(problem?.sentence).toMatch(/ligne 3\s:\sle libellé «\sabsent\s»/);
});
