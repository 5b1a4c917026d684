// A site that is online states who publishes it, who hosts it and who answers for the data: LCEN,
// art. 1-1 (formerly 6-III), and GDPR, art. 13. A demonstration says « exemple » and « à compléter ».
import { CmsError } from '../cms/cms-error.ts';
import type { Settings } from '../cms/content.schema.ts';
import { LABELS } from '../cms/read-cms.ts';
import type { Content } from '../cms/write-content.ts';
import { type LegalField, readFact } from './facts.ts';
import { LEGAL_PAGES } from './pages.ts';

/** What may not be empty once the site is online, by the label that the editor sees in Strapi. */
export const MANDATORY: Partial<Record<LegalField, string>> = {
  contactEmail: 'Courriel de contact',
  phone: 'Téléphone',
  publisherName: 'Éditeur',
  publicationDirector: 'Direction de la publication',
  publisherLegalForm: 'Forme juridique',
  publisherRegistration: 'Numéro d’immatriculation',
  publisherAddress: 'Adresse de l’éditeur',
  hostName: 'Hébergeur',
  hostPhone: 'Téléphone de l’hébergeur',
  hostAddress: 'Adresse de l’hébergeur',
  dataProtectionContact: 'Contact données personnelles',
  processors: 'Prestataires et pays',
  supervisoryAuthority: 'Autorité de contrôle',
  backupRetention: 'Durée des sauvegardes',
};

const UNFINISHED = /à (compléter|préciser)|(?<!par )\bexemple\b|\.(example|test|invalid)\b/i;
/** Numbers that ARCEP keeps for films: nobody answers. */
const FILM_NUMBER = /^(\+33|0033|0)\s*(19900|26191|35301|46571|53649|63998)/;

/** Empty, or one of the words that stand for « not yet ». */
export function isPlaceholder(value: string): boolean {
  if (value.trim() === '' || UNFINISHED.test(value)) return true;
  return /^[+\d\s().-]+$/.test(value) && FILM_NUMBER.test(value.replaceAll(/[^+\d]/g, ''));
}

/** The labels of the mandatory fields that hold nothing true. */
export function missingFacts(settings: Settings): { field: LegalField; label: string }[] {
  return Object.entries(MANDATORY).flatMap(([name, label]) => {
    const field = name as LegalField;
    return isPlaceholder(readFact(field, settings)) ? [{ field, label }] : [];
  });
}

/** Online for anybody: said so, or at an address that is neither this machine nor an example. */
export function isProduction({ PREAU_ENV, SITE_URL }: NodeJS.ProcessEnv): boolean {
  if (PREAU_ENV === 'production') return true;
  const { hostname } = new URL(SITE_URL || 'http://localhost');
  return !/^(localhost|127(\.\d+){3}|\[::1\])$|\.(localhost|example|test|invalid)$/.test(hostname);
}

/** Refuses a site that would go online without what the law asks for, naming all of it at once. */
export function refuseMissingFacts({ settings, pages }: Content): void {
  const missing = missingFacts(settings.data);
  const unfinished = pages.filter(
    ({ data, mdx }) =>
      LEGAL_PAGES.some((slug) => slug === data.slug) && /à (compléter|préciser)/i.test(mdx),
  );
  const [first] = missing;
  if (!first && unfinished.length === 0) return;
  const sentences = ['Le site n’est pas publié : la loi demande ce qui manque encore.'];
  if (first) {
    const labels = missing.map(({ label }) => `« ${label} »`).join(', ');
    sentences.push(
      `Dans les « Réglages du site », remplissez : ${labels}. Un champ vide, « à compléter » ou « exemple » ne compte pas.`,
    );
  }
  for (const { data } of unfinished) {
    sentences.push(
      `Dans la page « ${data.title} », remplacez « à compléter » par ce qui est vrai chez vous.`,
    );
  }
  sentences.push('Puis choisissez « Publier ».');
  throw new CmsError(sentences.join('\n'), {
    collection: first ? LABELS.setting : LABELS.page,
    ...(first && { field: first.field }),
  });
}
