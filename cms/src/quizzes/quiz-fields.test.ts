import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fieldsOf, questionOf } from './quiz-fields.ts';
import { readQuizFile } from './quiz-file.ts';
import type { QuizPicture } from './quiz-question.ts';

const FOLDER = join(import.meta.dirname, '../../../tests/import/quizzes');

test.each(['documented.gift', 'documented.xml', 'canonical.xml'])(
  '%s fits into the fields of Strapi and comes out again',
  async (name) => {
    const library: QuizPicture[] = [];
    const upload = async (picture: QuizPicture) => library.push(picture) - 1;
    const asStored = <Part extends { picture: number | null }>({ picture, ...part }: Part) => {
      const file = picture === null ? undefined : library[picture];
      return { ...part, picture: file && { name: file.name, url: String(picture) } };
    };
    for (const question of readQuizFile(name, readFileSync(join(FOLDER, name))).questions) {
      const { choices, ...fields } = await fieldsOf(question, upload);
      const stored = { ...asStored(fields), choices: choices.map(asStored) };
      expect(questionOf(stored, (at) => library[Number(at)]?.bytes ?? Buffer.of())).toEqual(
        question,
      );
    }
    expect(library).toHaveLength(name.endsWith('.xml') ? 1 : 0);
  },
);

test('decimals that PostgreSQL gives as words are numbers', () => {
  const choices = [
    { text: 'a', isRight: true, weight: '100.00' },
    { text: 'b', weight: null },
  ];
  const question = questionOf({ text: ' Q ', choices }, () => Buffer.of());
  expect(question.choices.map(({ weight }) => weight)).toEqual([100, 0]);
  expect(question).toMatchObject({
    text: 'Q',
    name: '',
    category: '',
    feedback: '',
    hasSeveral: false,
  });
});
