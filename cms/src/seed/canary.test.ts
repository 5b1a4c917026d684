import { expect, test } from 'vitest';
import { plantInBytes, plantInLesson, plantInQuiz } from './canary.ts';

const LESSON = {
  title: 'Écouter',
  kind: 'lesson' as const,
  slug: 'ecouter',
  position: 1,
  body: '![Plan](plan.png)\n\n<Figure file="plan.png" alt="x" />',
  video: 'film.mp4',
  subtitles: { fr: 'film.fr.vtt' },
  transcript: 'Ce qui est dit',
  files: ['plan.png'],
};

test('every secret of a locked lesson carries a word of its own', () => {
  const { entry, canaries, disguises } = plantInLesson(LESSON, 'c/m/ecouter');
  const words = canaries.map(({ word }) => word);
  expect(new Set(words).size).toBe(words.length);
  expect(words.every((word) => /^canari-[a-z-]+-[0-9a-f]{16}$/.test(word))).toBe(true);
  expect(canaries.map(({ kind }) => kind).toSorted()).toEqual([
    'body',
    'file-name',
    'file-name',
    'file-name',
    'picture',
    'subtitle',
    'transcript',
    'video',
  ]);
  expect(entry.subtitles.fr).toMatch(/^film-canari-file-name-[0-9a-f]{16}\.fr\.vtt$/);
  expect(disguises.get(entry.files[0] ?? '')?.source).toBe('plan.png');
});

test('the text names its files as they are called now', () => {
  const { entry } = plantInLesson(LESSON, 'c/m/ecouter');
  expect(entry.body).toContain(`![Plan](${entry.files[0]})`);
  expect(entry.body).toContain(`file="${entry.files[0]}"`);
});

test('the words are the same at the next start', () => {
  expect(plantInLesson(LESSON, 'a').canaries).toEqual(plantInLesson(LESSON, 'a').canaries);
  expect(plantInLesson(LESSON, 'b').canaries).not.toEqual(plantInLesson(LESSON, 'a').canaries);
});

test('a film stays a film: the word is a box of its own', () => {
  const planted = plantInBytes('film.mp4', Buffer.from('xx'), 'canari');
  expect(planted.readUInt32BE(2)).toBe(14);
  expect(planted.toString('latin1', 6)).toBe('freecanari');
});

test('subtitles carry the word in a note and in a cue', () => {
  const planted = plantInBytes('a.vtt', Buffer.from('WEBVTT'), 'canari').toString();
  expect(planted.match(/canari/g)).toHaveLength(2);
});

const QUIZ = {
  shuffleQuestions: false,
  shuffleChoices: false,
  offersCheck: true,
  questions: [
    {
      text: 'Qui ?',
      hasSeveral: false,
      picture: 'plan.png',
      pictureAlt: 'Un plan',
      feedback: 'Voilà.',
      choices: [
        { text: 'Oui', isRight: true, feedback: 'Juste.' },
        { text: 'Non', isRight: false },
      ],
    },
  ],
};

test('what a quiz says once it is checked carries a word, in an open lesson too', () => {
  const { entry, canaries } = plantInQuiz(QUIZ, 'c/m/quiz', false);
  expect(canaries.map(({ kind }) => kind)).toEqual(['question-feedback', 'choice-feedback']);
  const [question] = entry.questions;
  expect(question).toMatchObject({ text: 'Qui ?', picture: 'plan.png' });
  expect(question?.feedback).toBe(`Voilà. ${canaries[0]?.word}`);
  expect(question?.choices[0]).toMatchObject({
    text: 'Oui',
    feedback: `Juste. ${canaries[1]?.word}`,
  });
  expect(question?.choices[1]?.feedback).toBeUndefined();
});

test('the quiz of a locked lesson carries one in each text and picture', () => {
  const { entry, canaries, disguises } = plantInQuiz(QUIZ, 'c/m/quiz', true);
  const words = canaries.map(({ word }) => word);
  expect(new Set(words).size).toBe(words.length);
  expect(canaries.map(({ kind }) => kind).toSorted()).toEqual([
    'choice',
    'choice',
    'choice-feedback',
    'file-name',
    'picture',
    'question',
    'question-feedback',
  ]);
  expect(disguises.get(entry.questions[0]?.picture ?? '')?.source).toBe('plan.png');
});
