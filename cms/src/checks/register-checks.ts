import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { draftProblems, type Entry, type Problem, publishProblems, TEXTS } from './entry-checks';

type Params = { documentId?: string; locale?: string | string[]; status?: string; data?: Entry };

/** Where what is checked lies deeper than one level. */
const POPULATE: Partial<Record<UID.ContentType, object>> = {
  'api::quiz.quiz': {
    lesson: true,
    questions: { populate: { picture: true, choices: { populate: { picture: true } } } },
  },
};

/** Every write of a content type passes here, from the admin panel, the REST API, a seed or an import. */
export function registerChecks(strapi: Core.Strapi) {
  strapi.documents.use(async (context, next) => {
    const uid = context.uid as UID.ContentType;
    if (!(uid in TEXTS)) return next();
    const params = context.params as Params;
    if (context.action === 'create' || context.action === 'update') {
      const data = params.data ?? {};
      refuse([...draftProblems(uid, data), ...(await duplicateSlug(strapi, uid, params))]);
      if (params.status === 'published') {
        const [draft = {}] = params.documentId ? await draftsOf(strapi, uid, params) : [];
        refuse(publishProblems(uid, { ...draft, ...data }));
      }
    }
    if (context.action === 'publish') {
      for (const draft of await draftsOf(strapi, uid, params)) refuse(publishProblems(uid, draft));
    }
    return next();
  });
}

function refuse(problems: Problem[]) {
  if (problems.length === 0) return;
  const details = problems.map(({ field, sentence }) => ({
    path: field.split('.'),
    message: sentence,
    name: 'ValidationError',
  }));
  throw new errors.ValidationError(problems.map(({ sentence }) => sentence).join('\n'), {
    errors: details,
  });
}

async function duplicateSlug(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  params: Params,
): Promise<Problem[]> {
  const slug = params.data?.['slug'];
  if (typeof slug !== 'string' || slug === '') return [];
  const locale = typeof params.locale === 'string' ? params.locale : 'fr';
  const other = await strapi.db.query(uid).findOne({
    select: ['title'],
    where: { slug, locale, ...(params.documentId && { documentId: { $ne: params.documentId } }) },
  });
  if (!other) return [];
  return [
    {
      field: 'slug',
      sentence: `L’adresse « ${slug} » est déjà celle de « ${other.title} ». Choisissez-en une autre.`,
    },
  ];
}

async function draftsOf(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  params: Params,
): Promise<Entry[]> {
  const locales = params.locale === '*' ? undefined : [params.locale ?? 'fr'].flat();
  return strapi.db.query(uid).findMany({
    where: {
      documentId: params.documentId,
      publishedAt: null,
      ...(locales && { locale: { $in: locales } }),
    },
    populate: POPULATE[uid] ?? true,
  });
}
