import { outlines } from '#site/cms/catalogue.ts';

/** The home of the course that a new learner lands in: the first one open to everybody. */
export async function firstCourseHref(): Promise<string> {
  const first = (await outlines()).find(({ course }) => course.access === 'public');
  return first?.href ?? '/';
}
