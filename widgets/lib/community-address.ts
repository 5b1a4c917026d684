/** Every page of a community, in the order of its menu; app.community_href knows the same addresses. */
export const COMMUNITY_PAGES = {
  home: '/communaute/',
  news: '/communaute/actualites/',
  documents: '/communaute/documents/',
  experiences: '/communaute/experiences/',
  agenda: '/communaute/agenda/',
  forum: '/communaute/forum/',
  groups: '/communaute/groupes/',
  links: '/communaute/liens/',
  members: '/communaute/membres/',
  invitations: '/communaute/invitations/',
  settings: '/communaute/reglages/',
  moderation: '/communaute/moderation/',
  figures: '/communaute/chiffres/',
} as const;

export type CommunityPageName = keyof typeof COMMUNITY_PAGES;

/** The address of a page of a community; with an id, of one thing in it. */
export function communityHref(slug: string, page: CommunityPageName = 'home', id?: string): string {
  const search = new URLSearchParams({ c: slug, ...(id !== undefined && { id }) });
  return `${COMMUNITY_PAGES[page]}?${search}`;
}
