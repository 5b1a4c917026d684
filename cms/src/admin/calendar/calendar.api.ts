import type { CourseDates } from '../../calendar/course-dates';

export type { CourseDates, DatedRow } from '../../calendar/course-dates';

export type Calendar = {
  courses: CourseDates[];
  notes: { at: string; sentence: string }[];
  mayPublish: boolean;
  now: string;
};
