import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { validateLesson } from '../lib/own-calls.ts';
import { requirePerson } from '../lib/session-store.ts';
import { supabase } from '../lib/supabase.ts';
import { CourseAnswer } from './progress.schema.ts';

export interface MyCourse {
  isEnrolled: boolean;
  isTeam: boolean;
  validatedAt: ReadonlyMap<string, Date>;
  lessonCount: number;
  percent: number;
  resumeLessonId: string | null;
}

function toMyCourse(answer: unknown): MyCourse {
  const row = CourseAnswer.parse(answer);
  return {
    isEnrolled: row.enrolment_id !== null,
    isTeam: row.is_team,
    validatedAt: new Map(
      row.validated.map(({ lesson_id, validated_at }) => [lesson_id, new Date(validated_at)]),
    ),
    lessonCount: row.lesson_count,
    percent: row.percent,
    resumeLessonId: row.resume_lesson_id,
  };
}

/** The one view that board, DÉTAILS, percentage and « Reprendre » read. */
export const myCourse = (courseId: string) =>
  queryOptions({
    queryKey: ['my-course', courseId],
    queryFn: () => readCourse(courseId),
    // What another device validated shows when the reader comes back to this one.
    refetchOnWindowFocus: 'always',
  });

export async function readCourse(courseId: string): Promise<MyCourse> {
  const { data, error } = await supabase.rpc('my_course', { course_id: courseId });
  if (error) throw toAppError(error);
  return toMyCourse(data);
}

export async function enterCourse(courseId: string): Promise<void> {
  const { error } = await supabase.rpc('enter_course', { course_id: courseId });
  if (error) throw toAppError(error);
}

/** Whether nobody has told this new account yet that it is there; asked, somebody has. */
export async function takeGreeting(): Promise<boolean> {
  const { data, error } = await supabase.rpc('take_greeting');
  if (error) throw toAppError(error);
  return data;
}

export async function visitLesson(lessonId: string): Promise<void> {
  const { error } = await supabase.rpc('visit_lesson', { lesson_id: lessonId });
  if (error) throw toAppError(error);
}

export const validateLessonAs = async (userId: string, lessonId: string): Promise<MyCourse> =>
  toMyCourse(await validateLesson(userId, lessonId));

export async function undoValidationAs(userId: string, lessonId: string): Promise<MyCourse> {
  requirePerson(userId);
  const { data, error } = await supabase.rpc('undo_validation', { lesson_id: lessonId });
  if (error) throw toAppError(error);
  return toMyCourse(data);
}
