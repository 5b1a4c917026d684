import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import type { LostLink } from '../../import/notes';
import { readMdx } from '../mdx-check';
import { type ContentFault, lineOf, type TextPlace } from './content-fault';

/** Links that led nowhere when this text was imported, as long as nobody has mended them. */
export function lostLinkFaults(place: TextPlace, lost: readonly LostLink[]): ContentFault[] {
  const tree = lost.length > 0 ? readMdx(place.source) : null;
  if (!tree || 'sentence' in tree) return [];
  const taken = new Set<Nodes>();
  return lost.flatMap((link) => {
    const node = link.address === undefined ? wordsOf(tree, link) : linkOf(tree, link, taken);
    if (!node) return [];
    taken.add(node);
    return [
      {
        level: 'improve',
        topic: 'link',
        field: place.field,
        line: lineOf(node),
        quote: link.text.replace(/\s+/g, ' ').trim(),
        ...complaintAbout(link),
      },
    ];
  });
}

function complaintAbout({ url, address }: LostLink) {
  if (address === undefined) {
    return {
      sentence: `Le fichier importé avait ici un lien vers « ${url} », qui ne menait nulle part : il ne reste que les mots.`,
      advice: 'Refaites le lien vers la bonne page, ou réécrivez la phrase sans lui.',
    } as const;
  }
  return {
    sentence: `Le fichier importé visait ici le passage « ${url} », qui n’existe pas : le lien mène au début de la page.`,
    advice: 'Faites mener le lien au bon titre, ou gardez-le si le début de la page convient.',
  } as const;
}

/** The words without a link that were one. */
function wordsOf(tree: Nodes, { text }: LostLink): Nodes | null {
  let found: Nodes | null = null;
  visit(tree, (node) => {
    if (found) return false;
    if (node.type === 'link') return 'skip';
    const isBlock =
      node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    if (isBlock && text.trim() !== '' && unlinked(node).includes(squeezed(text))) found = node;
  });
  return found;
}

function unlinked(node: Nodes): string {
  if (node.type === 'link') return ' ';
  if (!('children' in node)) return textOf(node);
  return squeezed(node.children.map((child) => unlinked(child)).join(''));
}

function linkOf(tree: Nodes, { text, address }: LostLink, taken: Set<Nodes>): Nodes | null {
  let found: Nodes | null = null;
  visit(tree, 'link', (node) => {
    const isIt = node.url === address && squeezed(textOf(node)) === squeezed(text);
    if (!found && isIt && !taken.has(node)) found = node;
  });
  return found;
}

const squeezed = (text: string) => text.replace(/\s+/g, ' ').trim();
