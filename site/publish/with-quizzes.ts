// Joins the quizzes to what was built without them. Pure, and in the publisher's memory alone.
import type { Release, ReleaseFile, ReleaseQuiz } from './release.ts';

/** All that leaves the process that reads the keys; it is kept in memory, and written nowhere. */
export type ReadQuizzes = { quizzes: ReleaseQuiz[]; files: ReleaseFile[]; notices: string[] };

/** The release with each quiz on its lesson; one whose lesson does not appear waits, and is told. */
export function withQuizzes(
  release: Release,
  { quizzes, files }: ReadQuizzes,
): { release: Release; notices: string[] } {
  const isThere = new Set(release.lessons.map(({ id }) => id));
  const shown = quizzes.filter(({ lessonId }) => isThere.has(lessonId));
  const used = files
    .map((file) => ({ ...file, lessons: file.lessons.filter((id) => isThere.has(id)) }))
    .filter(({ lessons }) => lessons.length > 0);
  const lessons = release.lessons.map((lesson) => ({
    ...lesson,
    quizHash: shown.find(({ lessonId }) => lessonId === lesson.id)?.hash ?? null,
    files: joined(
      lesson.files,
      used.filter((file) => file.lessons.includes(lesson.id)).map(({ id }) => id),
    ),
  }));
  const merged = new Map(release.files.map((file) => [file.id, file]));
  for (const file of used) {
    const lessonsOfFile = joined(merged.get(file.id)?.lessons ?? [], file.lessons);
    merged.set(file.id, { ...file, lessons: lessonsOfFile });
  }
  const missing = quizzes.length - shown.length;
  return {
    release: { ...release, lessons, files: [...merged.values()], quizzes: shown },
    notices:
      missing === 0
        ? []
        : [`${missing} quiz : publié, mais ne paraît pas, car sa séquence ne paraît pas.`],
  };
}

const joined = (some: string[], more: string[]) => [...new Set([...some, ...more])];

/** How many questions a page may say that its quiz has, by lesson. */
export function questionCounts({ quizzes }: ReadQuizzes): Record<string, number> {
  return Object.fromEntries(quizzes.map(({ lessonId, questions }) => [lessonId, questions.length]));
}
