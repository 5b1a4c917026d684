import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queryClient } from '../lib/query.ts';
import { showMarks } from './marks.ts';
import { myCourse } from './progress.api.ts';

/** The reader's way through a course, shown on the page's static lists too. */
export function useMyCourse(courseId: string) {
  const course = useQuery(myCourse(courseId), queryClient);

  useEffect(() => {
    if (course.data) showMarks(course.data);
  }, [course.data]);

  // Signed out, here or in another tab: what was theirs leaves the page.
  useEffect(() => () => showMarks(null), []);

  return course;
}
