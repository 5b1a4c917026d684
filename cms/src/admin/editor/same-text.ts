import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { mdxFromMarkdown } from 'mdast-util-mdx';
import { gfm } from 'micromark-extension-gfm';
import { mdxjs } from 'micromark-extension-mdxjs';

/** The tree of a text, as the site reads it; null where it cannot be read. */
export function readText(source: string): Root | null {
  try {
    return fromMarkdown(source, {
      extensions: [gfm(), mdxjs()],
      mdastExtensions: [gfmFromMarkdown(), mdxFromMarkdown()],
    });
  } catch {
    return null;
  }
}

/** Whether two texts say the same to a reader: how they are typed does not count. */
export function saySame(one: string, other: string): boolean {
  const meaning = meaningOf(one);
  return meaning !== null && meaning === meaningOf(other);
}

/** What a text says, in one comparable string; null where it cannot be read. */
export function meaningOf(source: string): string | null {
  const tree = readText(source);
  return tree && JSON.stringify(plain(inlined(tree)), null, 1);
}

type Plain = Record<string, unknown> & { type: string; children?: Plain[] };

/** Left out: places, spacing, and what only tells how it was typed. */
const TYPED = new Set(['position', 'data', 'spread', 'children', 'attributes', 'type', 'value']);
const MARKS = new Set(['strong', 'emphasis', 'delete']);

function plain(node: Nodes): Plain {
  const { type } = node;
  const kept = Object.entries(node).filter(
    ([key, value]) => !TYPED.has(key) && value !== null && value !== undefined && value !== '',
  );
  const result: Plain = { ...Object.fromEntries(kept), type };
  if ('value' in node) result['value'] = node.value;
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    result['attributes'] = node.attributes.map((attribute) =>
      attribute.type === 'mdxJsxAttribute' ? [attribute.name, attribute.value] : attribute.value,
    );
  }
  if ('children' in node) result.children = joined(node.children.flatMap((child) => runs(child)));
  return result;
}

/** Bold around a link and a link around bold read alike: marks are told at each piece of text. */
function runs(node: Nodes, marks: readonly string[] = []): Plain[] {
  if (MARKS.has(node.type) && 'children' in node) {
    const inner = [...new Set([...marks, node.type])].toSorted();
    return node.children.flatMap((child) => runs(child, inner));
  }
  if (node.type === 'link') {
    const children = joined(node.children.flatMap((child) => runs(child, marks)));
    return [{ type: 'link', url: node.url, title: node.title ?? '', children }];
  }
  if (node.type === 'text') return pieces(node.value, marks);
  if (node.type === 'mdxJsxTextElement' && node.name === 'br') return [{ type: 'break' }];
  const result = plain(node);
  return [marks.length > 0 && node.type === 'inlineCode' ? { ...result, marks } : result];
}

/** A line end and a space show alike, marked or not; a no-break space does not. */
function pieces(value: string, marks: readonly string[]): Plain[] {
  const [, before = '', text = '', after = ''] =
    /^([ \t\r\n]*)([\s\S]*?)([ \t\r\n]*)$/.exec(value) ?? [];
  const space = (spaces: string) => (spaces ? [{ type: 'text', value: ' ', marks: '' }] : []);
  if (text === '') return space(before);
  const piece = { type: 'text', value: text.replace(/[ \t\r\n]+/g, ' '), marks: marks.join(' ') };
  return [...space(before), piece, ...space(after)];
}

function joined(children: Plain[]): Plain[] {
  const result: Plain[] = [];
  for (const child of children) {
    const last = result.at(-1);
    const isSameRun =
      last?.type === 'text' &&
      child.type === 'text' &&
      (last['marks'] === child['marks'] || child['value'] === ' ');
    if (isSameRun) last['value'] = `${last['value']}${child['value']}`.replace(/ +/g, ' ');
    else result.push({ ...child });
  }
  return result.filter(isShown).map((child, at, all) => trimmed(child, all[at - 1], all[at + 1]));
}

const isShown = ({ type, children }: Plain) => type !== 'paragraph' || (children ?? []).length > 0;

/** Spaces at the ends of a line and around its breaks show nothing. */
function trimmed(child: Plain, before?: Plain, after?: Plain): Plain {
  if (child.type !== 'text') return child;
  let value = String(child['value']);
  if (!before || before.type === 'break') value = value.replace(/^ +/, '');
  if (!after || after.type === 'break') value = value.replace(/ +$/, '');
  return { ...child, value };
}

/** `[text][id]` with its `[id]: url` line is a link like another. */
export function inlined(tree: Root): Root {
  const urls = new Map<string, { url: string; title: string }>();
  const find = (node: Nodes) => {
    if (node.type === 'definition') {
      urls.set(node.identifier, { url: node.url, title: node.title ?? '' });
    }
    if ('children' in node) for (const child of node.children) find(child);
  };
  find(tree);
  const mend = (node: Nodes): Nodes[] => {
    if (node.type === 'definition') return [];
    const copy = { ...node } as Nodes;
    if ('children' in copy) copy.children = copy.children.flatMap(mend) as never;
    const target = 'identifier' in node ? urls.get(node.identifier) : undefined;
    if (copy.type === 'linkReference' && target) {
      return [{ type: 'link', ...target, children: copy.children }];
    }
    if (copy.type === 'imageReference' && target) {
      return [{ type: 'image', ...target, alt: copy.alt ?? '' }];
    }
    return [copy];
  };
  return { ...tree, children: tree.children.flatMap(mend) as Root['children'] };
}
