/** What readers think of one help page, as the publisher reads it. */
export type PageOpinions = {
  pageId: string;
  yes: number;
  no: number;
  sentences: { at: string; isHelpful: boolean; sentence: string }[];
};

/** « 3 oui, 1 non » */
export const countsOf = ({ yes, no }: PageOpinions): string => `${yes} oui, ${no} non`;

export const dayOf = (at: string): string =>
  new Intl.DateTimeFormat('fr', { dateStyle: 'long', timeZone: 'Europe/Paris' }).format(
    new Date(at),
  );

export const HELP_PAGES = '/content-manager/collection-types/api::help-page.help-page';

/** Where the entry is edited. */
export const entryHref = (pageId: string): string => `${HELP_PAGES}/${pageId}`;
