/** The address of a help page. */
export function helpPageHref(category: { slug: string }, page: { slug: string }): string {
  return `/aide/${category.slug}/${page.slug}/`;
}
