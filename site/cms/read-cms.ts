// Reads and parses every published entry.
import { DOCUMENTS, LEGAL_PAGES } from '../legal/pages.ts';
import { CmsError, fieldError } from './cms-error.ts';
import * as schema from './schemas.ts';
import type { Strapi } from './strapi.ts';

/** Collections in the words of the CMS's menu, used in messages. */
export const LABELS = {
  course: 'cours',
  module: 'module',
  lesson: 'leçon',
  helpCategory: 'rubrique d’aide',
  helpPage: 'page d’aide',
  page: 'page',
  setting: 'réglages du site',
} as const;

export type CmsContent = {
  courses: schema.StrapiCourse[];
  modules: schema.StrapiModule[];
  lessons: schema.StrapiLesson[];
  helpCategories: schema.StrapiHelpCategory[];
  helpPages: schema.StrapiHelpPage[];
  pages: schema.StrapiPage[];
  setting: schema.StrapiSetting;
};

const populate = (...names: string[]) => names.map((name) => `populate[${name}]=true`).join('&');
const subtitles = (name = 'subtitles') => `populate[${name}][populate]=file`;
const parent = (name: string) => `populate[${name}][fields][0]=documentId`;

export async function readCms(strapi: Strapi): Promise<CmsContent> {
  const [courses, modules, lessons, helpCategories, helpPages, pages, setting] = await Promise.all([
    strapi.readAll(
      'courses',
      [
        populate('video', 'poster', 'files'),
        subtitles(),
        'populate[people][populate]=picture',
      ].join('&'),
    ),
    strapi.readAll('modules', `${populate('files')}&${parent('course')}`),
    strapi.readAll(
      'lessons',
      `${populate('video', 'poster', 'files')}&${subtitles()}&${parent('module')}`,
    ),
    strapi.readAll('help-categories', ''),
    strapi.readAll('help-pages', `${populate('files')}&${parent('category')}&${parent('related')}`),
    strapi.readAll('pages', populate('files')),
    strapi.readOne(
      'setting',
      `${populate('homeVideo', 'homePoster', 'files', 'socialLinks')}&${subtitles('homeSubtitles')}`,
    ),
  ]);
  if (courses.length === 0 || modules.length === 0 || lessons.length === 0) {
    throw new CmsError(
      'Le CMS ne contient aucun cours publié avec un module et une leçon. Le site n’a pas changé. Publiez au moins un cours, un de ses modules et une leçon.',
    );
  }
  if (setting === undefined) {
    throw new CmsError(
      'Les « Réglages du site » ne sont pas publiés. Ouvrez-les dans le CMS, puis choisissez « Publier ».',
      { collection: LABELS.setting },
    );
  }
  const content = {
    courses: all(schema.StrapiCourse, LABELS.course, courses),
    modules: all(schema.StrapiModule, LABELS.module, modules),
    lessons: all(schema.StrapiLesson, LABELS.lesson, lessons),
    helpCategories: all(schema.StrapiHelpCategory, LABELS.helpCategory, helpCategories),
    helpPages: all(schema.StrapiHelpPage, LABELS.helpPage, helpPages),
    pages: all(schema.StrapiPage, LABELS.page, pages),
    setting: schema.parseEntry(schema.StrapiSetting, LABELS.setting, setting),
  };
  refuseDuplicates(LABELS.course, content.courses);
  refuseDuplicates(LABELS.module, content.modules);
  refuseDuplicates(LABELS.lesson, content.lessons);
  refuseDuplicates(LABELS.helpCategory, content.helpCategories);
  refuseDuplicates(LABELS.helpPage, content.helpPages);
  refuseDuplicates(LABELS.page, content.pages);
  requireLegalPages(content.pages);
  return content;
}

/** The footer of every page leads to them, and a sign-up records which version was read. */
function requireLegalPages(pages: schema.StrapiPage[]): void {
  const isThere = (slug: string) => pages.some((page) => page.slug === slug);
  const missing = LEGAL_PAGES.filter((slug) => !isThere(slug));
  const [first] = missing;
  if (first) {
    throw new CmsError(
      `Il manque une page que la loi demande : ${missing.map((slug) => `« ${slug} »`).join(', ')}. Le site n’a pas changé. Ouvrez les pages dans le CMS, vérifiez cette adresse, puis choisissez « Publier ».`,
      { collection: LABELS.page, entry: first },
    );
  }
  for (const { slug, version } of pages) {
    if (DOCUMENTS.some((document) => document === slug) && version === null) {
      throw fieldError(
        { collection: LABELS.page, entry: slug, field: 'version' },
        'est vide ; il attend un numéro de version, « 1 » pour commencer',
      );
    }
  }
}

function all<Shape extends Parameters<typeof schema.parseEntry>[0]>(
  shape: Shape,
  collection: string,
  entries: unknown[],
) {
  return entries.map((entry) => schema.parseEntry(shape, collection, entry));
}

function refuseDuplicates(collection: string, entries: { slug: string; title: string }[]): void {
  const seen = new Map<string, string>();
  for (const { slug, title } of entries) {
    const other = seen.get(slug);
    if (other !== undefined) {
      throw new CmsError(
        `${collection} « ${slug} » : le champ slug sert deux fois, pour « ${other} » et « ${title} ». Changez l’adresse de l’une des deux.`,
        { collection, entry: slug, field: 'slug' },
      );
    }
    seen.set(slug, title);
  }
}
