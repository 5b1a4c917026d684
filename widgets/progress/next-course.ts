import type { FollowedCourse } from './courses.api.ts';

const lastStep = ({ progress }: FollowedCourse): number =>
  Math.max(0, ...[...progress.validatedAt.values()].map((at) => at.getTime()));

/** The course to go on with: of those that have a next lesson, the one last worked on. */
export function nextCourse(courses: FollowedCourse[]): FollowedCourse | undefined {
  return courses
    .filter(({ resume }) => resume !== undefined)
    .toSorted((a, b) => lastStep(b) - lastStep(a))[0];
}
