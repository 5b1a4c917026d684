import { HELP_PLACES } from './help-places';

/** Pages without which no site is published, in words for who would take one away. */
const LEGAL_PAGES: Record<string, string> = {
  'mentions-legales': 'la loi l’exige, et le pied de chaque page y mène',
  'protection-des-donnees': 'la loi l’exige, et le pied de chaque page y mène',
  'conditions-generales':
    'chaque personne inscrite les a acceptées, et le pied de chaque page y mène',
  cookies: 'la loi l’exige, et le pied de chaque page y mène',
  accessibilite: 'la loi l’exige, et le pied de chaque page y mène',
};

/** What of a published entry the guard needs. */
export type Published = { slug: string; category?: { slug: string } | null };

/**
 * Why an entry must stay where it is: the interface opens it, from the places that are named here.
 * Null where nothing of the site depends on it.
 */
export function reasonToStay(uid: string, { slug, category }: Published): string | null {
  if (uid === 'api::help-page.help-page') {
    const places = placesOf((page) => page === `${category?.slug}/${slug}`);
    return places && `Cette page d’aide est ouverte depuis ${places}.`;
  }
  if (uid === 'api::help-category.help-category') {
    const places = placesOf((page) => page.startsWith(`${slug}/`));
    return places && `Des pages d’aide de cette rubrique sont ouvertes depuis ${places}.`;
  }
  const reason = uid === 'api::page.page' ? LEGAL_PAGES[slug] : null;
  if (reason) return `Le site a besoin de cette page : ${reason}.`;
  return uid === 'api::setting.setting' ? 'Le site a besoin de ces réglages.' : null;
}

function placesOf(isIt: (page: string) => boolean): string | null {
  const places = Object.values(HELP_PLACES).filter(({ page }) => isIt(page));
  const names = [...new Set(places.map(({ where }) => where))];
  if (names.length === 0) return null;
  const shown = names.slice(0, 5);
  const more = names.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` et ${more} autres endroits du site` : ''}`;
}
