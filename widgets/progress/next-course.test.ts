import { expect, test } from 'vitest';
import type { FollowedCourse } from './courses.api.ts';
import { nextCourse } from './next-course.ts';

function course(id: string, last: string | null, hasNext = true): FollowedCourse {
  return {
    id,
    title: id,
    href: `/cours/${id}/`,
    progress: {
      isEnrolled: true,
      isTeam: false,
      validatedAt: new Map(last === null ? [] : [['l1', new Date(last)]]),
      lessonCount: 4,
      percent: 25,
      resumeLessonId: hasNext ? 'l2' : null,
    },
    resume: hasNext ? { title: 'La suite', href: `/cours/${id}/m/l2/` } : undefined,
  };
}

test('who follows nothing has no next step', () => {
  expect(nextCourse([])).toBeUndefined();
});

test('the course last worked on comes first', () => {
  const courses = [course('a', '2026-11-01'), course('b', '2026-11-20'), course('c', null)];
  expect(nextCourse(courses)?.id).toBe('b');
});

test('a course in which nothing is left to do now is passed over', () => {
  expect(nextCourse([course('a', '2026-11-20', false), course('b', null)])?.id).toBe('b');
});

test('a course that was only entered is a next step too', () => {
  expect(nextCourse([course('a', null)])?.id).toBe('a');
});
