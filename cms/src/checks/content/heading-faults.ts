import type { Nodes } from 'mdast';
import { toString as textOf } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { type ContentFault, lineOf, quoteOf, type TextPlace } from './content-fault';

/**
 * Headings that are not a table of contents. `first` is the depth that the first one may have at
 * most: a text that stands under a heading of its page may begin one below.
 */
export function headingFaults(tree: Nodes, place: TextPlace, first: number): ContentFault[] {
  const faults: ContentFault[] = [];
  let above = 0;
  visit(tree, 'heading', (node) => {
    const complaint = complaintAbout(node.depth, above, first, textOf(node));
    above = node.depth;
    if (!complaint) return;
    faults.push({
      level: 'improve',
      topic: 'heading',
      field: place.field,
      line: lineOf(node),
      quote: quoteOf(place, node),
      ...complaint,
    });
  });
  return faults;
}

function complaintAbout(depth: number, above: number, first: number, text: string) {
  const title = `Le titre « ${text.replace(/\s+/g, ' ').trim()} »`;
  if (depth === 1) {
    return {
      sentence: `${title} est de rang 1, comme celui de la page, qui en a déjà un.`,
      advice: 'Donnez-lui le rang 2, et abaissez d’un rang les titres qu’il contient.',
    };
  }
  if (above === 0 && depth > first) {
    return {
      sentence: `${title} est le premier du texte et de rang ${depth} : il manque un titre de rang ${first} avant lui.`,
      advice: `Donnez-lui le rang ${first}, et remontez d’autant les titres qui le suivent.`,
    };
  }
  if (above > 0 && depth > above + 1) {
    return {
      sentence: `${title} est de rang ${depth}, juste après un titre de rang ${above} : un rang est sauté.`,
      advice: `Donnez-lui le rang ${above + 1}.`,
    };
  }
  return null;
}
