import type { LostLink } from '../../import/notes';

/** An entry of the CMS as its draft stands. */
export type ContentEntry = {
  uid: string;
  documentId: string;
  title: string;
  slug: string;
  isPublished: boolean;
  /** The course of a module, the module of a lesson, the category of a help page. */
  parent: string | null;
  values: Record<string, unknown>;
};

export type SiteContent = {
  entries: ContentEntry[];
  /** Links that led nowhere when a file was imported, by entry. */
  lost: ReadonlyMap<string, LostLink[]>;
};

export const COURSE = 'api::course.course';
export const MODULE = 'api::module.module';
export const LESSON = 'api::lesson.lesson';
export const HELP_CATEGORY = 'api::help-category.help-category';
export const HELP_PAGE = 'api::help-page.help-page';
export const PAGE = 'api::page.page';
