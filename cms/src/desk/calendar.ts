import type { Core } from '@strapi/strapi';
import type { Context } from 'koa';
import { type CourseDates, type DatedRow, readCourseDates } from '../calendar/course-dates';
import { writeDates } from '../calendar/write-dates';
import type { DeskRoute } from './desk-routes';
import { mayPublish } from './may-publish';
import { readerOf } from './may-read';

const LESSON = 'api::lesson.lesson';
const NOTES = { type: 'core', name: 'preau', key: 'calendar-notes' };
const KEPT = 10;

type Note = { at: string; sentence: string };

export const calendar: DeskRoute = {
  method: 'GET',
  path: '/calendar',
  async answer(strapi, context) {
    const publishes = mayPublish(context);
    const courses = await readCourseDates(strapi);
    context.body = {
      courses: publishes ? courses : await withoutOthers(strapi, context, courses),
      // They name editors, and what is not published.
      notes: publishes ? (((await strapi.store(NOTES).get({})) as Note[] | null) ?? []) : [],
      mayPublish: publishes,
      now: new Date().toISOString(),
    };
  },
};

/** Courses and modules are shared by all who write; a lesson is for who may read it. */
async function withoutOthers(
  strapi: Core.Strapi,
  context: Context,
  courses: CourseDates[],
): Promise<CourseDates[]> {
  const mayRead = readerOf(strapi, context);
  const lessons: { documentId: string }[] = await strapi.db.query(LESSON).findMany({
    where: { publishedAt: null, locale: 'fr', opensAt: { $notNull: true } },
    populate: { createdBy: { select: ['id'] } },
  });
  const read = lessons.filter((values) => mayRead({ uid: LESSON, values }));
  const ids = new Set(read.map(({ documentId }) => documentId));
  const isSeen = ({ kind, id }: DatedRow) => kind === 'module' || ids.has(id);
  return courses.map((course) => ({ ...course, rows: course.rows.filter(isSeen) }));
}

export const calendarChange: DeskRoute = {
  method: 'POST',
  path: '/calendar/:course',
  needs: 'publish',
  async answer(strapi, context) {
    const { firstname, lastname, email } = context.state.user;
    const author = [firstname, lastname].filter(Boolean).join(' ') || email;
    const { body } = context.request as unknown as { body: unknown };
    const sentence = await writeDates(strapi, context.params.course, body, author);
    const store = strapi.store(NOTES);
    const before = ((await store.get({})) as Note[] | null) ?? [];
    const notes = [{ at: new Date().toISOString(), sentence }, ...before].slice(0, KEPT);
    await store.set({ value: notes });
    context.body = { sentence };
  },
};
