// A quiz as the route of the answer keys gives it, field by field.
import { z } from 'zod';
import { StrapiFile } from '../cms/schemas.ts';

const text = z
  .string({ error: 'un texte' })
  .nullish()
  .transform((value) => value?.trim() ?? '');
const number = z
  .number({ error: 'un nombre' })
  .nullish()
  .transform((value) => value ?? null);
const flag = (fallback: boolean) =>
  z
    .boolean({ error: 'oui ou non' })
    .nullish()
    .transform((value) => value ?? fallback);
const list = <Item extends z.ZodType>(item: Item) =>
  z
    .array(item, { error: 'une liste' })
    .nullish()
    .transform((items) => items ?? []);
const picture = {
  picture: StrapiFile.nullish().transform((file) => file ?? null),
  pictureAlt: text,
};

const StrapiChoice = z.object({
  text,
  ...picture,
  isRight: flag(false),
  weight: number,
  feedback: text,
});

const StrapiQuestion = z.object({
  text,
  ...picture,
  hasSeveral: flag(false),
  feedback: text,
  choices: list(StrapiChoice),
});

export const StrapiQuiz = z.object({
  documentId: z.string(),
  title: z.string({ error: 'un titre' }),
  /** Null while its lesson is not published. */
  lesson: z
    .object({ documentId: z.string(), title: z.string(), kind: z.string() })
    .nullish()
    .transform((lesson) => lesson ?? null),
  passMark: number,
  attemptsAllowed: number,
  shuffleQuestions: flag(false),
  shuffleChoices: flag(false),
  offersCheck: flag(true),
  questions: list(StrapiQuestion),
});

export type StrapiQuiz = z.output<typeof StrapiQuiz>;
export type StrapiQuestion = z.output<typeof StrapiQuestion>;
export type StrapiChoice = z.output<typeof StrapiChoice>;
