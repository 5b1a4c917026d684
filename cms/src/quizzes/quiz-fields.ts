import type { QuizChoice, QuizPicture, QuizQuestion } from './quiz-question';

type Part = {
  text: string;
  picture: number | null;
  pictureAlt: string | null;
  feedback: string | null;
};

/** A question in the fields of `quiz.question`, its pictures put into the media library. */
export async function fieldsOf(
  { choices, hasSeveral, name, category, ...question }: QuizQuestion,
  upload: (picture: QuizPicture) => Promise<number>,
) {
  const partOf = async ({
    text,
    picture,
    feedback,
  }: Omit<QuizChoice, 'isRight' | 'weight'>): Promise<Part> => ({
    text,
    picture: picture && (await upload(picture)),
    pictureAlt: picture?.alt ?? null,
    feedback: feedback || null,
  });
  const fields = {
    ...(await partOf(question)),
    hasSeveral,
    name: name || null,
    category: category || null,
  };
  const written: (Part & Pick<QuizChoice, 'isRight' | 'weight'>)[] = [];
  for (const { isRight, weight, ...choice } of choices) {
    written.push({ ...(await partOf(choice)), isRight, weight });
  }
  return { ...fields, choices: written };
}

type Maybe<Value> = Value | null | undefined;
type StoredPart = {
  text?: Maybe<string>;
  picture?: Maybe<{ name: string; url: string }>;
  pictureAlt?: Maybe<string>;
  feedback?: Maybe<string>;
};
export type StoredQuestion = StoredPart & {
  name?: Maybe<string>;
  category?: Maybe<string>;
  hasSeveral?: Maybe<boolean>;
  choices?: Maybe<(StoredPart & { isRight?: Maybe<boolean>; weight?: Maybe<number | string> })[]>;
};

/** The other way: what Strapi gives, as a question; `read` fetches a file of the media library. */
export function questionOf(stored: StoredQuestion, read: (url: string) => Buffer): QuizQuestion {
  const partOf = ({ text, picture, pictureAlt, feedback }: StoredPart) => ({
    text: (text ?? '').trim(),
    picture: picture
      ? { name: picture.name, alt: pictureAlt ?? '', bytes: read(picture.url) }
      : null,
    feedback: (feedback ?? '').trim(),
  });
  const choices = stored.choices ?? [];
  const isWeighted = choices.some(({ weight }) => weight !== null && weight !== undefined);
  return {
    ...partOf(stored),
    name: stored.name ?? '',
    category: stored.category ?? '',
    hasSeveral: stored.hasSeveral ?? false,
    choices: choices.map((choice) => ({
      ...partOf(choice),
      isRight: choice.isRight ?? false,
      weight: isWeighted ? Number(choice.weight ?? 0) : null,
    })),
  };
}
