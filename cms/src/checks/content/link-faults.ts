import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { type ContentFault, lineOf, quoteOf, type TextPlace } from './content-fault';
import type { SiteMap } from './site-map';

type Complaint = Pick<ContentFault, 'sentence' | 'advice'> & Partial<Pick<ContentFault, 'level'>>;

/** A link of a text, and where it stands. */
export type WrittenLink = { url: string; line: number; quote: string };

export type LinkSurroundings = {
  map: SiteMap;
  /** Whether the page itself has an anchor. */
  own: (anchor: string) => boolean;
  /** Names of the files attached to it. */
  files: readonly string[];
};

export function linksIn(tree: Nodes, place: TextPlace): WrittenLink[] {
  const links: WrittenLink[] = [];
  visit(tree, (node) => {
    for (const url of urlsOf(node)) {
      links.push({ url, line: lineOf(node), quote: quoteOf(place, node) });
    }
  });
  return links;
}

/** A link that leads nowhere, or does not look like what it should be. Asks no other site. */
export function linkFaults(
  { url, line, quote }: WrittenLink,
  field: string,
  around: LinkSurroundings,
): ContentFault[] {
  const complaint = complaintAbout(url, around);
  return complaint ? [{ level: 'improve', topic: 'link', field, line, quote, ...complaint }] : [];
}

function urlsOf(node: Nodes): string[] {
  if (node.type === 'link' || node.type === 'definition') return [node.url];
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return [];
  if (node.name !== 'a') return [];
  return node.attributes.flatMap((attribute) =>
    attribute.type === 'mdxJsxAttribute' &&
    attribute.name === 'href' &&
    typeof attribute.value === 'string'
      ? [attribute.value]
      : [],
  );
}

function complaintAbout(url: string, { map, own, files }: LinkSurroundings): Complaint | null {
  if (url.trim() === '') {
    return {
      sentence: 'Ce lien n’a pas d’adresse.',
      advice: 'Ajoutez l’adresse, ou retirez le lien.',
    };
  }
  if (url.startsWith('#')) {
    return own(decoded(url.slice(1))) ? null : missingAnchor(decoded(url.slice(1)), 'cette page');
  }
  if (/^https?:/i.test(url)) return outside(url);
  if (/^mailto:/i.test(url)) return wrongMail(url);
  if (/^tel:/i.test(url)) return null;
  if (url.startsWith('//')) return withoutScheme(url, url.slice(2));
  if (url.startsWith('/')) return inside(url, map);
  if (files.includes(url) || files.includes(decoded(url))) return null;
  if (/^www\./i.test(url)) return withoutScheme(url, url);
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return null;
  return {
    level: 'blocks',
    sentence: `Le lien « ${url} » n’est ni une adresse, ni un fichier joint.`,
    advice:
      'Pour un autre site, commencez par https:// ; pour une page de ce site, par / ; pour un fichier, joignez-le dans le champ « Fichiers ».',
  };
}

function inside(url: string, map: SiteMap): Complaint | null {
  const [, path = '', anchor = ''] = /^([^?#]*)(?:\?[^#]*)?(?:#(.*))?$/.exec(url) ?? [];
  const target = map.at(decoded(path));
  if (target.kind === 'no page') {
    const what = /^\/aide(\/|$)/.test(path) ? 'La page d’aide' : 'La page';
    return {
      sentence: `${what} « ${path} » n’existe pas sur ce site.`,
      advice:
        'Cherchez la page sur le site, copiez son adresse à partir du premier /, ou retirez le lien.',
    };
  }
  if (target.kind === 'draft') {
    return {
      // Never by its title: an author may not be allowed to read it.
      sentence: `La page « ${path} » n’est pas publiée : ce lien ne mène nulle part pour les lecteurs.`,
      advice: 'Publiez cette page, ou retirez le lien.',
    };
  }
  if (target.kind === 'own') {
    const isShelf = /^\/aide\/?$/.test(path) && anchor !== '' && anchor !== 'contact';
    return isShelf && !map.hasCategory(anchor) ? missingAnchor(anchor, 'la page d’aide') : null;
  }
  if (anchor === '' || map.hasAnchor(target.entry, decoded(anchor))) return null;
  return missingAnchor(decoded(anchor), `la page « ${path} »`);
}

function missingAnchor(anchor: string, page: string): Complaint {
  return {
    sentence: `Ce lien vise le passage « #${anchor} », qui n’existe pas dans ${page}.`,
    advice:
      'Écrivez le titre du passage tel qu’il est maintenant, ou faites mener le lien à la page entière.',
  };
}

function withoutScheme(url: string, host: string): Complaint {
  return {
    level: 'blocks',
    sentence: `L’adresse « ${url} » ne commence pas par https://.`,
    advice: `Écrivez https://${host}`,
  };
}

function outside(url: string): Complaint | null {
  const bad = (sentence: string, advice: string) => ({ sentence, advice });
  if (/\s/.test(url) || /^https?:\/\/[^/]*%20/i.test(url)) {
    return bad(
      `L’adresse « ${url} » contient une espace.`,
      'Retirez l’espace, ou copiez l’adresse de nouveau depuis le navigateur.',
    );
  }
  if (/^https?:\/\/https?[:/]/i.test(url)) {
    return bad(`L’adresse « ${url} » commence deux fois par http.`, 'Gardez un seul https://.');
  }
  const host = URL.canParse(url) && /^https?:\/\/[^/]/i.test(url) ? new URL(url).hostname : '';
  if (!host.includes('.') || /\.\.|^\.|\.$/.test(host)) {
    return bad(
      `L’adresse « ${url} » n’a pas de nom de site complet.`,
      'Copiez l’adresse de nouveau depuis le navigateur.',
    );
  }
  if (/^http:/i.test(url)) {
    return bad(
      `L’adresse « ${url} » commence par http://, sans s.`,
      'Essayez la même avec https:// dans votre navigateur ; si la page s’affiche, changez l’adresse.',
    );
  }
  return null;
}

function wrongMail(url: string): Complaint | null {
  const address = decoded(url.replace(/^mailto:/i, '').split('?')[0] ?? '');
  if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(address)) return null;
  return {
    sentence: `« ${address} » n’est pas une adresse de courriel.`,
    advice: 'Écrivez par exemple mailto:contact@exemple.fr',
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
