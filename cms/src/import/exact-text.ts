import type { Link, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';
import { visit } from 'unist-util-visit';

/** The tree of a text in our own MDX; an empty one where it does not read, which a check will tell. */
export function readExact(source: string): Root {
  try {
    return fromMarkdown(source, {
      extensions: [gfm(), mdxjs()],
      mdastExtensions: [gfmFromMarkdown(), mdxFromMarkdown()],
    });
  } catch {
    return { type: 'root', children: [] };
  }
}

/** Points links elsewhere, and leaves every other letter of the text as it is. */
export function withLinks(
  source: string,
  target: (url: string, line: number) => string | null,
): string {
  const edits: { start: number; end: number; url: string }[] = [];
  visit(readExact(source), 'link', (node) => {
    const place = placeOf(source, node);
    const url = place && target(node.url, node.position?.start.line ?? 1);
    if (place && url && url !== node.url) edits.push({ ...place, url });
  });
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((text, { start, end, url }) => text.slice(0, start) + url + text.slice(end), source);
}

/** Where the address of a link stands; null for one written in a way that we do not write. */
function placeOf(source: string, { url, children, position }: Link) {
  const after = children.at(-1)?.position?.end.offset ?? position?.start.offset;
  const end = position?.end.offset;
  if (after === undefined || end === undefined) return null;
  const at = source.slice(after, end).indexOf(url);
  return at < 0 || url === '' ? null : { start: after + at, end: after + at + url.length };
}
