import { CmsError, type Where } from './cms-error.ts';
import { type CmsContent, LABELS } from './read-cms.ts';

type Collection = keyof typeof LABELS;

const UIDS: Record<Collection, string> = {
  course: 'api::course.course',
  module: 'api::module.module',
  lesson: 'api::lesson.lesson',
  helpCategory: 'api::help-category.help-category',
  helpPage: 'api::help-page.help-page',
  page: 'api::page.page',
  setting: 'api::setting.setting',
};
const LISTS = {
  [LABELS.course]: 'courses',
  [LABELS.module]: 'modules',
  [LABELS.lesson]: 'lessons',
  [LABELS.helpCategory]: 'helpCategories',
  [LABELS.helpPage]: 'helpPages',
  [LABELS.page]: 'pages',
} as const;

/** Strapi's name of a collection, by the word that messages use: « leçon ». */
export function uidOf(collection: string | undefined): string | undefined {
  if (collection === 'quiz') return 'api::quiz.quiz';
  const found = Object.entries(LABELS).find(([, label]) => label === collection);
  return found ? UIDS[found[0] as Collection] : undefined;
}

/** The same fault, with the document that its slug means. */
export function withDocument(error: CmsError, cms: CmsContent): CmsError {
  const documentId = error.where.documentId ?? documentOf(error.where, cms);
  if (documentId === undefined) return error;
  return new CmsError(error.message, { ...error.where, documentId }, { cause: error });
}

function documentOf({ collection = '', entry }: Where, cms: CmsContent): string | undefined {
  if (!Object.hasOwn(LISTS, collection)) return undefined;
  const list = cms[LISTS[collection as keyof typeof LISTS]];
  return list.find(({ slug }) => slug === entry)?.documentId;
}

/** Path of an entry's page in the CMS, below `/admin`; of its collection where the entry is not known. */
export function cmsPath({ collection, documentId }: Where): string | undefined {
  const uid = uidOf(collection);
  if (uid === undefined) return undefined;
  if (uid === UIDS.setting) return `content-manager/single-types/${uid}`;
  const list = `content-manager/collection-types/${uid}`;
  return documentId === undefined ? list : `${list}/${documentId}`;
}
