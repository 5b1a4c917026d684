import type { Outline, OutlineLesson } from './outline.ts';

export type Neighbours = { previous: OutlineLesson | null; next: OutlineLesson | null };

/** The lessons before and after, across modules. Locked ones count: their page says when. */
export function neighbours({ lessons }: Pick<Outline, 'lessons'>, lessonId: string): Neighbours {
  const index = lessons.findIndex(({ id }) => id === lessonId);
  if (index === -1) throw new Error(`lesson ${lessonId} is not in this course`);
  return { previous: lessons[index - 1] ?? null, next: lessons[index + 1] ?? null };
}
