/** A module of which every lesson is validated. */
export interface DoneModule {
  number: number;
  title: string;
}

/** The module that this lesson completes, by the page's own outline; undefined while one is open. */
export function moduleDoneBy(
  lessonId: string,
  validated: ReadonlyMap<string, unknown>,
  root: ParentNode = document,
): DoneModule | undefined {
  const lesson = root.querySelector(`[data-lesson-id="${CSS.escape(lessonId)}"]`);
  const module = lesson?.closest('[data-module-id]');
  if (!module) return undefined;
  const lessons = [...module.querySelectorAll('[data-lesson-id]')];
  if (!lessons.every((one) => validated.has(one.getAttribute('data-lesson-id') ?? ''))) {
    return undefined;
  }
  return {
    number: [...root.querySelectorAll('[data-module-id]')].indexOf(module) + 1,
    title: module.querySelector('.module-title, h2')?.textContent?.trim() ?? '',
  };
}
