import type { Core } from '@strapi/strapi';
import type { Dated } from './opening-dates';

const MODULE = 'api::module.module';
const LESSON = 'api::lesson.lesson';

export type DatedRow = Dated & {
  /** `modified`: published, with a draft that says something else. */
  status: 'draft' | 'published' | 'modified';
};

export type CourseDates = { id: string; title: string; rows: DatedRow[] };

type Version = {
  documentId: string;
  title: string;
  position: number;
  opensAt: string | null;
  updatedAt: string;
};
type WithLessons = Version & { lessons: Version[] };

/** Every course with its modules in order, and the lessons that have a date of their own. */
export async function readCourseDates(strapi: Core.Strapi): Promise<CourseDates[]> {
  const courses = await strapi.documents('api::course.course').findMany({
    locale: 'fr',
    status: 'draft',
    sort: 'position:asc',
    populate: { modules: { populate: ['lessons'] } },
  });
  const published = await publishedSince(strapi);
  const rowOf = (version: Version, kind: Dated['kind'], moduleId: string): DatedRow => ({
    kind,
    id: version.documentId,
    title: version.title,
    moduleId,
    opensAt: version.opensAt && new Date(version.opensAt).toISOString(),
    status: statusOf(version, published.get(version.documentId)),
  });
  return courses.map(({ documentId, title, modules }) => ({
    id: documentId,
    title: title ?? '',
    rows: inOrder((modules ?? []) as WithLessons[]).flatMap((module) => [
      rowOf(module, 'module', module.documentId),
      ...inOrder(module.lessons ?? [])
        .filter(({ opensAt }) => opensAt !== null)
        .map((lesson) => rowOf(lesson, 'lesson', module.documentId)),
    ]),
  }));
}

const inOrder = <Item extends { position: number }>(items: Item[]): Item[] =>
  items.toSorted((a, b) => a.position - b.position);

/** When the published version of each document was written. */
async function publishedSince(strapi: Core.Strapi): Promise<Map<string, string>> {
  const where = { publishedAt: { $notNull: true }, locale: 'fr' };
  const select = ['documentId', 'updatedAt'];
  const [modules, lessons] = await Promise.all(
    [MODULE, LESSON].map((uid) => strapi.db.query(uid).findMany({ where, select })),
  );
  return new Map(
    [...(modules ?? []), ...(lessons ?? [])].map(({ documentId, updatedAt }) => [
      documentId,
      updatedAt,
    ]),
  );
}

function statusOf({ updatedAt }: Version, published: string | undefined): DatedRow['status'] {
  if (published === undefined) return 'draft';
  return new Date(updatedAt) > new Date(published) ? 'modified' : 'published';
}
