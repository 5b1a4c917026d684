import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { z } from 'zod';
import { type CourseDates, type DatedRow, readCourseDates } from './course-dates';
import { inWords } from './paris-time';

const Changes = z.object({
  changes: z
    .array(
      z.object({
        kind: z.enum(['module', 'lesson']),
        id: z.string(),
        before: z.iso.datetime().nullable(),
        after: z.iso.datetime(),
      }),
    )
    .min(1)
    .max(500),
});
type Change = z.output<typeof Changes>['changes'][number];

/** Writes all changes of a course's dates or none; gives the sentence that says what was done. */
export async function writeDates(
  strapi: Core.Strapi,
  courseId: string,
  body: unknown,
  author: string,
): Promise<string> {
  const parsed = Changes.safeParse(body);
  if (!parsed.success) {
    throw new errors.ValidationError(
      'Ces dates ne se lisent pas. Rechargez la page, puis recommencez.',
    );
  }
  return strapi.db.transaction(async () => {
    const course = (await readCourseDates(strapi)).find(({ id }) => id === courseId);
    if (!course) throw new errors.NotFoundError('Ce cours n’est plus là. Rechargez la page.');
    const moved = parsed.data.changes.map((change) => ({ change, row: rowOf(course, change) }));
    for (const { change, row } of moved) await write(strapi, change, row);
    const sentence = sentenceOf(course, moved, author);
    strapi.log.info(sentence);
    return sentence;
  });
}

/** The row that a change is about, as the person saw it when they chose. */
function rowOf(course: CourseDates, { kind, id, before }: Change): DatedRow {
  const row = course.rows.find((one) => one.kind === kind && one.id === id);
  if (!row || row.opensAt !== before) {
    const name = row ? `« ${row.title} »` : 'Une séquence ou un module de ce cours';
    throw new errors.ValidationError(
      `${name} a changé entre-temps. Rien n’a été écrit. Rechargez la page pour voir les dates d’aujourd’hui, puis recommencez.`,
    );
  }
  return row;
}

/**
 * The draft gets its date, and so does what is published. Where the draft says something else than
 * what is published, only the date goes out: the rest waits for its editor.
 */
async function write(strapi: Core.Strapi, { kind, id, after }: Change, { status }: DatedRow) {
  const uid = kind === 'module' ? 'api::module.module' : 'api::lesson.lesson';
  const where = { documentId: id, locale: 'fr' };
  await strapi.documents(uid).update({ ...where, data: { opensAt: after } as object });
  if (status === 'published') await strapi.documents(uid).publish(where);
  if (status === 'modified') {
    await strapi.db
      .query(uid)
      .update({ where: { ...where, publishedAt: { $notNull: true } }, data: { opensAt: after } });
  }
}

type Moved = { change: Change; row: DatedRow };

function sentenceOf(course: CourseDates, moved: Moved[], author: string): string {
  const parts = moved.map(
    ({ change, row }) => `« ${row.title} » ouvre ${inWords(new Date(change.after))}`,
  );
  const count = moved.length === 1 ? '1 date écrite' : `${moved.length} dates écrites`;
  return `${author} – « ${course.title} », ${count} : ${parts.join(' ; ')}.`;
}
