import type { Nodes, Root } from 'mdast';
import { readText } from './same-text';
import { writeText } from './write-text';

export type Chosen = Map<string, { name: string; alt: string }>;

/** The text with the names and descriptions chosen for its pictures, without those left out. */
export function withPictures(mdx: string, chosen: Chosen): string {
  const tree = readText(mdx);
  if (!tree) return mdx;
  return writeText({ ...tree, children: mended(tree.children, chosen) } as Root);
}

function mended<Node extends Nodes>(nodes: readonly Node[], chosen: Chosen): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type === 'image') {
      const picture = chosen.get(node.url);
      return picture ? [{ ...node, url: picture.name, alt: picture.alt }] : [];
    }
    if (node.type === 'mdxJsxFlowElement' && node.name === 'Figure') {
      const file = node.attributes.find(
        (attribute) => 'name' in attribute && attribute.name === 'file',
      );
      const picture = chosen.get(String(file?.value));
      if (!picture) return [];
      const attributes = node.attributes.map((attribute) => {
        if (attribute.type !== 'mdxJsxAttribute') return attribute;
        if (attribute.name === 'file') return { ...attribute, value: picture.name };
        return attribute.name === 'alt' ? { ...attribute, value: picture.alt } : attribute;
      });
      return [{ ...node, attributes }];
    }
    if (!('children' in node)) return [node];
    const children = mended(node.children as Nodes[], chosen);
    // A paragraph that was only its picture goes with it.
    return node.type === 'paragraph' && children.length === 0
      ? []
      : [{ ...node, children } as Node];
  });
}
