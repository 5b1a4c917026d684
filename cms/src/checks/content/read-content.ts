import type { Core, UID } from '@strapi/strapi';
import { lostLinks } from '../../import/import-record';
import { TEXTS } from '../entry-checks';
import type { ContentEntry, SiteContent } from './site-content';

const PARENTS: Record<string, string> = {
  'api::module.module': 'course',
  'api::lesson.lesson': 'module',
  'api::help-page.help-page': 'category',
  'api::quiz.quiz': 'lesson',
};

const FILM = { video: true, subtitles: { populate: { file: true } } };
const POPULATE: Record<string, object> = {
  'api::course.course': { ...FILM, files: true },
  'api::module.module': { files: true, course: true },
  'api::lesson.lesson': { ...FILM, files: true, module: true },
  'api::help-page.help-page': { files: true, category: true },
  'api::page.page': { files: true },
  'api::quiz.quiz': {
    lesson: true,
    questions: { populate: { picture: true, choices: { populate: { picture: true } } } },
  },
  'api::setting.setting': {
    files: true,
    homeVideo: true,
    homeSubtitles: { populate: { file: true } },
  },
};

type Row = Record<string, unknown> & { documentId: string };

/** The drafts of everything that editors write, in French. */
export async function readContent(strapi: Core.Strapi): Promise<SiteContent> {
  const entries: ContentEntry[] = [];
  for (const uid of Object.keys(TEXTS)) entries.push(...(await entriesOf(strapi, uid)));
  return { entries, lost: await lostLinks(strapi) };
}

async function entriesOf(strapi: Core.Strapi, uid: string): Promise<ContentEntry[]> {
  const query = strapi.db.query(uid as UID.ContentType);
  const rows: Row[] = await query.findMany({
    where: { publishedAt: null, locale: 'fr' },
    populate: { ...POPULATE[uid], createdBy: { select: ['id'] } },
  });
  const live: Row[] = await query.findMany({
    select: ['documentId'],
    where: { publishedAt: { $notNull: true }, locale: 'fr' },
  });
  const published = new Set(live.map(({ documentId }) => documentId));
  return rows.map((values) => ({
    uid,
    documentId: values.documentId,
    title: String(values['title'] ?? values['siteName'] ?? ''),
    slug: String(values['slug'] ?? ''),
    isPublished: published.has(values.documentId),
    parent: parentOf(values[PARENTS[uid] ?? '']),
    values,
  }));
}

const parentOf = (parent: unknown) =>
  typeof parent === 'object' && parent !== null && 'documentId' in parent
    ? String(parent.documentId)
    : null;
