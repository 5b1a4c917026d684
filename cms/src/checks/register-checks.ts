import type { Core, UID } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import { draftProblems, type Entry, type Problem, publishProblems, TEXTS } from './entry-checks';
import { type Published, reasonToStay } from './needed-pages';

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
    if (context.action === 'unpublish' || context.action === 'delete') {
      refuse(await removalProblems(strapi, uid, params));
    }
    if (context.action === 'create' || context.action === 'update') {
      const data = params.data ?? {};
      refuse(await moveProblems(strapi, uid, params, data));
      refuse([...draftProblems(uid, data), ...(await duplicateSlug(strapi, uid, params))]);
      if (params.status === 'published') {
        const [draft = {}] = params.documentId ? await draftsOf(strapi, uid, params) : [];
        refuse(publishProblems(uid, { ...draft, ...data }));
      }
    }
    if (context.action === 'publish') {
      for (const draft of await draftsOf(strapi, uid, params)) {
        refuse(await moveProblems(strapi, uid, params, draft));
        refuse(publishProblems(uid, draft));
      }
    }
    return next();
  });
}

/** A page that the interface opens is not taken away. */
async function removalProblems(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  params: Params,
): Promise<Problem[]> {
  const published = isFrench(params) && (await publishedOf(strapi, uid, params));
  const reason = published && reasonToStay(uid, published);
  if (!reason) return [];
  const advice =
    'Elle ne peut être ni dépubliée, ni supprimée. Changez plutôt son texte, ou demandez à l’équipe technique de changer d’abord ce lien.';
  return [{ field: 'slug', sentence: `${reason} ${advice}` }];
}

/** Nor does its address change, which is the same to who follows a link. */
async function moveProblems(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  params: Params,
  data: Entry,
): Promise<Problem[]> {
  const { slug, category } = data as Partial<Published>;
  if (!isFrench(params) || typeof slug !== 'string') return [];
  const published = await publishedOf(strapi, uid, params);
  if (!published) return [];
  // Of a form, a relation says what is added to it: the draft will tell, at publication.
  const next = category && 'slug' in category ? category : published.category;
  const isSame = slug === published.slug && next?.slug === published.category?.slug;
  const reason = isSame ? null : reasonToStay(uid, published);
  if (!reason) return [];
  const place = [published.category?.slug, published.slug].filter(Boolean).join('/');
  return [
    {
      field: 'slug',
      sentence: `${reason} Gardez son adresse « ${place} », ou demandez à l’équipe technique de changer d’abord ce lien.`,
    },
  ];
}

const isFrench = ({ locale }: Params) =>
  locale === undefined || [locale].flat().some((code) => code === 'fr' || code === '*');

async function publishedOf(
  strapi: Core.Strapi,
  uid: UID.ContentType,
  { documentId }: Params,
): Promise<Published | null> {
  if (!documentId) return null;
  return strapi.db.query(uid).findOne({
    where: { documentId, locale: 'fr', publishedAt: { $notNull: true } },
    populate: uid === 'api::help-page.help-page' ? { category: { select: ['slug'] } } : {},
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
