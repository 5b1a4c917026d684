import type { Nodes } from 'mdast';
import type { MdxJsxFlowElement, MdxJsxTextElement } from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';
import { type ContentFault, lineOf, quoteOf, type TextPlace } from './content-fault';

const PICTURES = new Set(['Figure', 'Clip']);

/** Pictures that say nothing to who cannot see them. */
export function pictureFaults(tree: Nodes, place: TextPlace): ContentFault[] {
  const faults: ContentFault[] = [];
  visit(tree, (node) => {
    const picture = pictureOf(node);
    const complaint = picture && complaintAbout(picture);
    if (!complaint) return;
    faults.push({
      level: 'improve',
      topic: 'picture',
      field: place.field,
      line: lineOf(node),
      quote: quoteOf(place, node),
      sentence: complaint,
      advice:
        'Écrivez en une phrase ce que l’image montre ou apprend, comme si vous la racontiez au téléphone.',
    });
  });
  return faults;
}

type Picture = { file: string; alt: string };

function pictureOf(node: Nodes): Picture | null {
  if (node.type === 'image') return { file: node.url, alt: node.alt ?? '' };
  if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return null;
  if (!PICTURES.has(node.name ?? '')) return null;
  const alt = attributeOf(node, 'alt');
  // Without the word « alt » it is refused at publication, and told there.
  return alt === null ? null : { file: attributeOf(node, 'file') ?? '', alt };
}

/** The text of an attribute; null where there is none. */
export function attributeOf(
  { attributes }: MdxJsxFlowElement | MdxJsxTextElement,
  name: string,
): string | null {
  for (const attribute of attributes) {
    if (attribute.type !== 'mdxJsxAttribute' || attribute.name !== name) continue;
    if (typeof attribute.value === 'string') return attribute.value;
  }
  return null;
}

const EMPTY_WORDS = new Set(
  'image photo photographie capture dessin illustration schema figure logo img screenshot'.split(
    ' ',
  ),
);

function complaintAbout({ file, alt }: Picture): string | null {
  if (alt.trim() === '') return `L’image « ${file} » n’a pas de description.`;
  const said = folded(alt);
  if (said === folded(file.replace(/\.[a-z0-9]+$/i, '')) || said === folded(file)) {
    return `La description de l’image « ${file} » n’est que le nom du fichier : « ${alt} ».`;
  }
  if (EMPTY_WORDS.has(said)) {
    return `La description « ${alt} » ne dit pas ce que montre l’image « ${file} ».`;
  }
  return null;
}

const folded = (text: string) =>
  decoded(text)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
