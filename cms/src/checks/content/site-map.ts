import { textsOf } from './entry-texts';
import {
  COURSE,
  type ContentEntry,
  HELP_CATEGORY,
  HELP_PAGE,
  LESSON,
  MODULE,
  PAGE,
} from './site-content';
import { factsOf } from './text-facts';

/** Pages that are the site's own, whatever the editors write: the first part of their address. */
export const OWN_PAGES: ReadonlySet<string> = new Set([
  '',
  'commentaire',
  'communaute',
  'communautes',
  'connexion',
  'contact',
  'deconnexion',
  'desabonnement',
  'hors-ligne',
  'inscription',
  'invitation',
  'mon-espace',
  'mot-de-passe-perdu',
  'ouvertures.xml',
  'plan-du-site',
  'recherche',
  'reprendre',
  'sitemap.xml',
  'verifier-mon-navigateur',
]);

export type Target =
  | { kind: 'page'; entry: ContentEntry }
  | { kind: 'draft'; entry: ContentEntry }
  /** A page of the site itself, of whose anchors nothing is known here. */
  | { kind: 'own' }
  | { kind: 'no page' };

/** The addresses of the site, and the anchors of each page that editors wrote. */
export class SiteMap {
  private readonly pages = new Map<string, ContentEntry>();
  private readonly courses = new Map<string, Set<string>>();
  private readonly categories = new Set<string>();
  private readonly anchors = new Map<string, Set<string>>();
  private readonly byId: Map<string, ContentEntry>;

  constructor(entries: readonly ContentEntry[]) {
    this.byId = new Map(entries.map((entry) => [entry.documentId, entry]));
    for (const entry of entries) {
      const address = this.addressOf(entry);
      if (address) this.pages.set(address, entry);
      if (entry.uid === HELP_CATEGORY) this.categories.add(entry.slug);
      if (entry.uid === MODULE) this.noteModule(entry);
    }
  }

  /** Null for what has no page of its own. */
  addressOf(entry: ContentEntry): string | null {
    const parent = this.parentOf(entry);
    if (entry.uid === COURSE) return `/cours/${entry.slug}/`;
    if (entry.uid === PAGE) return `/${entry.slug}/`;
    if (entry.uid === HELP_PAGE && parent) return `/aide/${parent.slug}/${entry.slug}/`;
    const course = parent && this.parentOf(parent);
    if (entry.uid === LESSON && course)
      return `/cours/${course.slug}/${parent.slug}/${entry.slug}/`;
    return null;
  }

  parentOf({ parent }: ContentEntry): ContentEntry | null {
    return (parent && this.byId.get(parent)) || null;
  }

  at(path: string): Target {
    const address = path.endsWith('/') ? path : `${path}/`;
    const entry = this.pages.get(address);
    if (entry) return { kind: this.isShown(entry) ? 'page' : 'draft', entry };
    const [, first = '', second, third] = address.split('/');
    const isOwn =
      OWN_PAGES.has(first) ||
      (first === 'aide' && !second) ||
      (first === 'cours' && third === 'attestation' && this.pages.has(`/cours/${second}/`));
    return isOwn ? { kind: 'own' } : { kind: 'no page' };
  }

  hasAnchor(entry: ContentEntry, anchor: string): boolean {
    return this.anchorsOf(entry).has(anchor);
  }

  /** A rubric of the help, as an anchor of its first page. */
  hasCategory(slug: string): boolean {
    return this.categories.has(slug);
  }

  /** Published, and hanging on something that is. */
  private isShown(entry: ContentEntry): boolean {
    const parent = this.parentOf(entry);
    return entry.isPublished && (!parent || this.isShown(parent));
  }

  private noteModule(module: ContentEntry) {
    const { slug = '' } = this.parentOf(module) ?? {};
    const known = this.courses.get(slug) ?? new Set();
    this.courses.set(slug, known.add(module.slug).add(`titre-${module.slug}`));
  }

  private anchorsOf(entry: ContentEntry): Set<string> {
    const known = this.anchors.get(entry.documentId);
    if (known) return known;
    const written = textsOf(entry).flatMap(({ name: _, ...text }) => factsOf(text).anchors);
    const modules = entry.uid === COURSE ? (this.courses.get(entry.slug) ?? []) : [];
    const anchors = new Set([...TEMPLATE_ANCHORS, ...written, ...modules]);
    this.anchors.set(entry.documentId, anchors);
    return anchors;
  }
}

/** Anchors that the templates of these pages have. */
const TEMPLATE_ANCHORS = ['contenu', 'apercu', 'details', 'informations', 'chronologie', 'contact'];
