import { readCourseDates } from '../calendar/course-dates';
import { writeDates } from '../calendar/write-dates';
import type { DeskRoute } from './desk-routes';
import { mayPublish } from './may-publish';

const NOTES = { type: 'core', name: 'preau', key: 'calendar-notes' };
const KEPT = 10;

type Note = { at: string; sentence: string };

export const calendar: DeskRoute = {
  method: 'GET',
  path: '/calendar',
  async answer(strapi, context) {
    context.body = {
      courses: await readCourseDates(strapi),
      notes: ((await strapi.store(NOTES).get({})) as Note[] | null) ?? [],
      mayPublish: mayPublish(context),
      now: new Date().toISOString(),
    };
  },
};

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
