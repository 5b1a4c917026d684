// For the tests of this folder: a database of one learner in one course.
import { vi } from 'vitest';
import type { MyCourse } from './progress.api.ts';

export function fakeCourse(facts: Partial<MyCourse> & { validated?: string[] } = {}): MyCourse {
  const { validated = [], ...rest } = facts;
  return {
    isEnrolled: true,
    isTeam: false,
    validatedAt: new Map(validated.map((id) => [id, new Date('2026-11-22T14:07:00Z')])),
    lessonCount: 4,
    percent: (validated.length * 100) / 4,
    resumeLessonId: 'l1',
    ...rest,
  };
}

export const api = {
  readCourse: vi.fn(async (_courseId: string) => fakeCourse()),
  validateLesson: vi.fn(async (lessonId: string) => fakeCourse({ validated: [lessonId] })),
  validateLessonAs: (_userId: string, lessonId: string) => api.validateLesson(lessonId),
  undoValidation: vi.fn(async (_lessonId: string) => fakeCourse()),
  undoValidationAs: (_userId: string, lessonId: string) => api.undoValidation(lessonId),
  visitLesson: vi.fn(async (_lessonId: string) => {}),
  enterCourse: vi.fn(async (_courseId: string) => {}),
  takeGreeting: vi.fn(async () => true),
  myCourse: (courseId: string) => ({
    queryKey: ['my-course', courseId],
    queryFn: () => api.readCourse(courseId),
  }),
};
