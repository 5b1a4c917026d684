/** What has a page, and so a preview. A quiz does not: its questions never stand in a page. */
export const PREVIEWED_TYPES = [
  'api::course.course',
  'api::module.module',
  'api::lesson.lesson',
  'api::help-category.help-category',
  'api::help-page.help-page',
  'api::page.page',
  'api::setting.setting',
];

/** Strapi's own button keeps its address for as long as the page is open: it leads to a door that signs a fresh one. */
export function doorOf(uid: string, documentId: string, status: string): string {
  return `/desk/preview/${uid}/${documentId}/${status}`;
}
