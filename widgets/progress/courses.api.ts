import { queryOptions } from '@tanstack/react-query';
import { toAppError } from '../lib/errors.ts';
import { supabase } from '../lib/supabase.ts';
import type { LessonLink } from './marks.ts';
import { type MyCourse, readCourse } from './progress.api.ts';

export interface FollowedCourse {
  id: string;
  title: string;
  href: string;
  progress: MyCourse;
  /** Where to go on; undefined when nothing that is open is left. */
  resume: LessonLink | undefined;
}

/** The courses that the reader has entered, each with its progress. */
export const myCourses = queryOptions({
  queryKey: ['my-courses'],
  queryFn: listMyCourses,
  refetchOnWindowFocus: 'always',
});

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
      return { id, title, href, progress, resume: await resumeLink(href, progress) };
    }),
  );
}

async function resumeLink(
  courseHref: string,
  { resumeLessonId }: MyCourse,
): Promise<LessonLink | undefined> {
  if (!resumeLessonId) return undefined;
  const { data, error } = await supabase
    .from('lessons')
    .select('slug, title, modules(slug)')
    .eq('id', resumeLessonId)
    .maybeSingle();
  if (error) throw toAppError(error);
  if (!data) return undefined;
  return { title: data.title, href: `${courseHref}${data.modules.slug}/${data.slug}/` };
}
