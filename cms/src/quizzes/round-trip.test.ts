import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type GIFTQuestion, parse } from 'gift-pegjs';
import { expect, test } from 'vitest';
import { readGift } from './gift-reader.ts';
import { writeGift } from './gift-writer.ts';
import { readMoodleXml } from './moodle-xml-reader.ts';
import { writeMoodleXml } from './moodle-xml-writer.ts';
import { readQuizFile } from './quiz-file.ts';
import type { QuizQuestion } from './quiz-question.ts';
import { readText } from './quiz-texts.ts';

const FOLDER = join(import.meta.dirname, '../../../tests/import/quizzes');
const text = (name: string) => readFileSync(join(FOLDER, name), 'utf8');
const QUESTIONS = {
  'documented.gift': 12,
  'canonical.gift': 8,
  'documented.xml': 4,
  'canonical.xml': 3,
};
const SAMPLES = Object.entries(QUESTIONS);

function questionsIn(name: string, source = text(name)): QuizQuestion[] {
  const { questions, lines } = readQuizFile(name, Buffer.from(source));
  expect(lines.filter(({ isTaken }) => !isTaken)).toEqual([]);
  return questions;
}

test.each(SAMPLES)('%s is taken whole', (name, count) => {
  expect(questionsIn(name)).toHaveLength(count);
});

test.each(SAMPLES)('%s is written and read again alike', (name) => {
  const questions = questionsIn(name);
  const again = name.endsWith('.xml')
    ? readMoodleXml(writeMoodleXml(questions))
    : readGift(writeGift(questions));
  expect(again.questions).toEqual(questions);
});

test('what is written in our way is written again letter by letter', () => {
  expect(writeGift(questionsIn('canonical.gift'))).toBe(text('canonical.gift'));
  expect(writeMoodleXml(questionsIn('canonical.xml'))).toBe(text('canonical.xml'));
});

test.each(SAMPLES)(
  '%s goes through the other format and comes back alike, pictures apart',
  (name) => {
    const questions = questionsIn(name).map((question) => ({ ...question, picture: null }));
    const away = readMoodleXml(writeMoodleXml(readGift(writeGift(questions)).questions)).questions;
    const named = (all: QuizQuestion[]) => all.map((question) => ({ ...question, name: '' }));
    expect(named(away)).toEqual(named(questions));
  },
);

test.each(SAMPLES)(
  '%s with a byte order mark and the line ends of Windows says the same',
  (name) => {
    const windows = `\uFEFF${text(name).replaceAll('\n', '\r\n')}`;
    expect(questionsIn(name, windows)).toEqual(questionsIn(name));
  },
);

/** The same question as another reader of GIFT understands it. */
function judged(question: GIFTQuestion) {
  if (question.type === 'TF') return { type: 'TF', isTrue: question.isTrue };
  if (question.type !== 'MC') return { type: question.type };
  return {
    type: 'MC',
    choices: question.choices.map(({ isCorrect, weight, text, feedback }) => ({
      isCorrect,
      weight,
      text: text.text,
      feedback: feedback?.text ?? '',
    })),
  };
}

test.each(SAMPLES)('gift-pegjs understands %s, written as GIFT, as we do', (name) => {
  const questions = questionsIn(name);
  const others = parse(writeGift(questions)).filter(({ type }) => type !== 'Category');
  expect(others).toHaveLength(questions.length);
  for (const [at, { hasSeveral, choices }] of questions.entries()) {
    const other = judged(others[at] as GIFTQuestion);
    if (other.type === 'TF') {
      expect(other.isTrue).toBe(choices[0]?.isRight);
      continue;
    }
    expect(other.choices).toHaveLength(choices.length);
    for (const [rank, choice] of (other.choices ?? []).entries()) {
      const ours = choices[rank];
      expect(choice.isCorrect).toBe(!hasSeveral && ours?.isRight);
      if (typeof ours?.weight === 'number') {
        const usual = choice.isCorrect ? 100 : 0;
        expect(choice.weight ?? usual).toBeCloseTo(ours.weight, 1);
      }
    }
  }
});

/** The same odd texts at every run, thick with what the formats and Markdown mean something by. */
function* oddTexts(count: number) {
  const pieces = [
    '~',
    '=',
    '#',
    '{',
    '}',
    ':',
    '\\',
    '%50%',
    '[html]',
    '<b>',
    '&amp;',
    '*',
    '_',
    '- ',
    '1. ',
    '`',
    '\n',
    '\n\n',
    '//',
    '::',
    '->',
    ' ',
    'é',
    'mot',
    '](x)',
    '![',
  ];
  let seed = 42;
  for (let made = 0; made < count; made += 1) {
    let odd = '';
    for (let length = 0; length < 1 + (made % 12); length += 1) {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      odd += pieces[Math.floor((seed / 2147483648) * pieces.length)];
    }
    yield odd;
  }
}

test('odd texts come back as they were, through both formats', () => {
  for (const odd of oddTexts(60)) {
    for (const format of ['plain', 'markdown'] as const) {
      const { text } = readText(`${odd}a`, format);
      if (!text) continue;
      const choice = { picture: null, feedback: text };
      const question = {
        name: odd.replace(/\s+/g, ' ').trim() || 'sans nom',
        category: 'c',
        hasSeveral: false,
        text,
        picture: null,
        feedback: text,
        choices: [
          { ...choice, text, isRight: true, weight: null },
          { ...choice, text: 'Autre chose', isRight: false, weight: null },
        ],
      };
      expect(readGift(writeGift([question])).questions, odd).toEqual([question]);
      expect(readMoodleXml(writeMoodleXml([question])).questions, odd).toEqual([question]);
    }
  }
});
