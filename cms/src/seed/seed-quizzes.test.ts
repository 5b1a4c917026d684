import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { quizProblems } from '../checks/quiz-checks.ts';
import { readGift } from '../quizzes/gift-reader.ts';
import { writeGift } from '../quizzes/gift-writer.ts';
import { readMoodleXml } from '../quizzes/moodle-xml-reader.ts';
import { writeMoodleXml } from '../quizzes/moodle-xml-writer.ts';
import { questionOf } from '../quizzes/quiz-fields.ts';
import { readSeed } from './read-seed.ts';

const seed = readSeed(join(import.meta.dirname, '../../seed'));
const lessons = seed.courses.flatMap(({ modules }) => modules.flatMap((module) => module.lessons));
const quizzes = lessons.flatMap(({ kind, quiz, ...lesson }) =>
  kind === 'quiz' ? [{ ...lesson, quiz }] : [],
);

test('each of the six modules closes with a quiz', () => {
  expect(quizzes).toHaveLength(6);
  expect(lessons.filter(({ kind, quiz }) => quiz && kind !== 'quiz')).toEqual([]);
  const marks = quizzes.map(({ quiz }) => quiz?.passMark);
  expect(marks).toEqual([undefined, undefined, undefined, 60, undefined, undefined]);
  expect(quizzes.filter(({ quiz }) => quiz?.shuffleQuestions && quiz.shuffleChoices)).toHaveLength(
    1,
  );
});

describe.each(quizzes.map((lesson) => [lesson.title, lesson] as const))(
  '%s',
  (_, { quiz, body }) => {
    const questions = quiz?.questions ?? [];
    const choices = questions.flatMap((question) => question.choices);

    test('can be published', () => {
      expect(quizProblems({ ...quiz })).toEqual([]);
      for (const { picture, pictureAlt } of [...questions, ...choices]) {
        if (!picture) continue;
        expect(existsSync(seed.media.get(picture) ?? ''), picture).toBe(true);
        expect(pictureAlt?.length).toBeGreaterThan(10);
      }
    });

    test('asks enough, of both kinds, and teaches', () => {
      expect(questions.length).toBeGreaterThanOrEqual(6);
      expect(questions.length).toBeLessThanOrEqual(8);
      expect(new Set(questions.map(({ hasSeveral }) => hasSeveral))).toEqual(
        new Set([true, false]),
      );
      for (const question of questions) {
        expect(question.feedback, question.text).toBeTruthy();
        for (const choice of question.choices) {
          if (!choice.isRight) expect(choice.feedback, choice.text).toBeTruthy();
        }
      }
    });

    test('does not always hide the right choice in one place', () => {
      const places = questions.map((question) =>
        question.choices.findIndex(({ isRight }) => isRight),
      );
      expect(quiz?.shuffleChoices || new Set(places).size > 2).toBe(true);
    });

    test('is introduced truthfully', () => {
      if (quiz?.passMark || quiz?.attemptsAllowed)
        expect(body).not.toMatch(/rien n’est noté|autant de fois/);
    });

    test('leaves as GIFT and Moodle XML and comes back alike', () => {
      const stored = questions.map((question) => ({
        ...question,
        picture: null,
        choices: question.choices.map((choice) => ({ ...choice, picture: null })),
      }));
      const leaving = stored.map((question, at) => ({
        ...questionOf(question, () => Buffer.of()),
        name: `Question ${at + 1}`,
      }));
      expect(readGift(writeGift(leaving)).questions).toEqual(leaving);
      expect(readMoodleXml(writeMoodleXml(leaving)).questions).toEqual(leaving);
    });
  },
);

test('the help page explains every button of a quiz', () => {
  const page = seed.help.flatMap(({ pages }) => pages).find(({ slug }) => slug === 'faire-un-quiz');
  for (const key of 'start skip clear check next previous finish again'.split(' '))
    expect(page?.body).toContain(`<Label name="quiz_${key}" />`);
});
