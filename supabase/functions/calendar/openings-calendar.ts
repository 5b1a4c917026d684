import { type ICalCalendar, ICalEventTransparency } from 'ical-generator';
import * as z from 'zod';
import { m } from '#messages';
import { oneLine } from '../_shared/letter.ts';
import type { Setting } from '../_shared/mails/setting.ts';

export const Openings = z.array(
  z.object({
    id: z.string(),
    module: z.string(),
    course: z.string(),
    href: z.string().regex(/^\/cours\/[\w-]+\/$/),
    opens_at: z.coerce.date(),
  }),
);
export type Openings = z.infer<typeof Openings>;

const HALF_AN_HOUR_MS = 30 * 60_000;

/** Instants stand in UTC, as everywhere in a calendar of ours. */
export function addOpenings(
  calendar: ICalCalendar,
  openings: Openings,
  { siteUrl, locale }: Setting,
  now: Date,
): void {
  const into = { locale };
  const { hostname } = new URL(siteUrl);
  for (const { id, opens_at, href, ...titles } of openings) {
    const module = oneLine(titles.module);
    const course = oneLine(titles.course);
    calendar.createEvent({
      // The same for as long as the module is there: a date that moves moves the event.
      id: `${id}@${hostname}`,
      stamp: now,
      start: opens_at,
      end: new Date(opens_at.getTime() + HALF_AN_HOUR_MS),
      summary: m.notices_ics_summary({ module }, into),
      description: m.notices_ics_description({ module, course }, into),
      url: siteUrl + href,
      // Nobody is busy because a module opens.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
}
