import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import { type MyCourse, readCourse } from './progress.api.ts';

export interface FollowedCourse {
  id: string;
  title: string;
  href: string;
  progress: MyCourse;
  /** Where to go on; the course home when there is no such lesson. */
  resumeHref: string;
}

/** The courses that the reader has entered, each with its progress. */
export const myCourses = queryOptions({ queryKey: ['my-courses'], queryFn: listMyCourses });

export async function listMyCourses(): Promise<FollowedCourse[]> {
  const { data, error } = await supabase
    .from('enrolments')
    .select('course_id, courses(slug, title)')
    .order('created_at');
  if (error) throw toAppError(error);
  // Two sessions of one course are one course here.
  const courses = new Map(data.map((row) => [row.course_id, row.courses]));
  return Promise.all(
    [...courses].map(async ([id, { slug, title }]) => {
      const progress = await readCourse(id);
      const href = `/cours/${slug}/`;
      return { id, title, href, progress, resumeHref: await resumeHref(href, progress) };
    }),
  );
}

async function resumeHref(courseHref: string, { resumeLessonId }: MyCourse): Promise<string> {
  if (!resumeLessonId) return courseHref;
  const { data, error } = await supabase
    .from('lessons')
    .select('slug, modules(slug)')
    .eq('id', resumeLessonId)
    .maybeSingle();
  if (error) throw toAppError(error);
  return data ? `${courseHref}${data.modules.slug}/${data.slug}/` : courseHref;
}
