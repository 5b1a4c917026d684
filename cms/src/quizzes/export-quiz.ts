import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Core } from '@strapi/strapi';
import { writeGift } from './gift-writer';
import { writeMoodleXml } from './moodle-xml-writer';
import { questionOf, type StoredQuestion } from './quiz-fields';

export type ExportedQuiz = { title: string; text: string; count: number; pictures: number };

type StoredQuiz = { title: string; questions?: StoredQuestion[] | null };

/** The draft of a quiz as a file, found by its lesson's address, its title or its id. */
export async function exportQuiz(
  strapi: Core.Strapi,
  name: string,
  format: 'gift' | 'xml',
): Promise<ExportedQuiz> {
  const quiz = (await strapi.documents('api::quiz.quiz').findFirst({
    filters: { $or: [{ lesson: { slug: name } }, { title: name }, { documentId: name }] },
    populate: {
      questions: { populate: { picture: true, choices: { populate: { picture: true } } } },
    },
  })) as StoredQuiz | null;
  if (!quiz) {
    throw new Error(
      `Aucun quiz ne s’appelle « ${name} », et aucune séquence à cette adresse n’en a. Donnez l’adresse de la séquence : « quiz-prendre-place ».`,
    );
  }
  const read = (url: string) => readFileSync(join(strapi.dirs.static.public, url));
  const questions = (quiz.questions ?? []).map((question) => questionOf(question, read));
  const parts = questions.flatMap((question) => [question, ...question.choices]);
  return {
    title: quiz.title,
    text: format === 'xml' ? writeMoodleXml(questions) : writeGift(questions),
    count: questions.length,
    pictures: parts.filter(({ picture }) => picture).length,
  };
}
