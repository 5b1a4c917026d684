import type { Element, Nodes as HastNodes } from 'hast';
import { raw } from 'hast-util-raw';
import { defaultSchema, sanitize } from 'hast-util-sanitize';
import { toMdast } from 'hast-util-to-mdast';
import type { Nodes, Paragraph, PhrasingContent, Root, RootContent } from 'mdast';
import type { MdxJsxTextElement } from 'mdast-util-mdx';
import { toHast } from 'mdast-util-to-hast';
import { SKIP, visit } from 'unist-util-visit';
import type { Notes } from './notes';

export const SCHEMA = {
  ...defaultSchema,
  clobberPrefix: '',
  strip: ['script', 'style', 'template', 'noscript', 'object'],
};
const DANGER = /<(script|style|object|embed|form|template)[\s>]|\son[a-z]+\s*=|javascript:/i;
const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** Turns inline HTML into Markdown; what could run is dropped, what can be read stays. */
export function withoutHtml(root: Root, notes: Notes): Root {
  breaksIn(root, notes);
  const hasLooseTags = root.children.some((child) => !isBalanced(htmlOf(child)));
  const parts: RootContent[][] = hasLooseTags
    ? [root.children]
    : root.children.map((child) => [child]);
  const children = parts.flatMap((part) => {
    const html = part.map(htmlOf).join('');
    if (!html) return part;
    notes.add(DANGER.test(html) ? 'HTML dangereux retiré' : 'HTML converti');
    return throughHast({ type: 'root', children: part });
  });
  return { type: 'root', children };
}

function breaksIn(root: Root, notes: Notes) {
  visit(root, 'html', (node, index, parent) => {
    if (!parent || index === undefined || !/^<\/?br\s*\/?>$/i.test(node.value.trim())) return;
    notes.add('saut de ligne <br> converti');
    parent.children[index] = { type: 'break' };
    const next = parent.children[index + 1];
    if (next?.type === 'text') next.value = next.value.replace(/^\s*\n/, '');
  });
}

/** A line cannot be broken in a table cell by Markdown alone, nor at the end of a paragraph. */
export function placeBreaks(root: Root) {
  visit(root, 'tableCell', (cell) => {
    visit(cell, 'break', (_, index, parent) => {
      if (parent && index !== undefined) parent.children[index] = lineBreak();
    });
    return SKIP;
  });
  visit(root, (node) => {
    if (node.type === 'tableCell') return SKIP;
    if (!('children' in node)) return;
    while (node.children.at(-1)?.type === 'break') node.children.pop();
  });
}

const lineBreak = (): MdxJsxTextElement => ({
  type: 'mdxJsxTextElement',
  name: 'br',
  attributes: [],
  children: [],
});

function throughHast(root: Root): RootContent[] {
  const hast = raw(toHast(root, { allowDangerousHtml: true }));
  framesAsLinks(hast);
  const safe = sanitize(hast, SCHEMA);
  withoutAnchors(safe);
  const mdast = toMdast(safe);
  return mdast.type === 'root' ? inParagraphs(mdast.children) : [];
}

const INLINE = /^(text|link|emphasis|strong|delete|inlineCode|break|image)$/;

/** Text that stood alone in its tags is a paragraph, or it would run into its neighbours. */
export function inParagraphs(children: RootContent[]): RootContent[] {
  const result: RootContent[] = [];
  let open: Paragraph | null = null;
  for (const child of children) {
    if (!INLINE.test(child.type)) {
      open = null;
      result.push(child);
      continue;
    }
    if (!open) {
      open = { type: 'paragraph', children: [] };
      result.push(open);
    }
    open.children.push(child as PhrasingContent);
  }
  return result;
}

/** What a frame or player showed stays within reach. */
function framesAsLinks(hast: HastNodes) {
  visit(hast, 'element', (node) => {
    const source = node.properties['src'];
    if (!/^(iframe|video|audio|embed)$/.test(node.tagName) || typeof source !== 'string') return;
    const title = node.properties['title'];
    const text = typeof title === 'string' && title ? title : source;
    Object.assign(node, {
      tagName: 'a',
      properties: { href: source },
      children: [{ type: 'text', value: text }],
    } satisfies Partial<Element>);
  });
}

/** `<a name="…">` is a place, not a link. */
export function withoutAnchors(hast: HastNodes) {
  visit(hast, 'element', (node, index, parent) => {
    if (node.tagName !== 'a' || node.properties['href'] || !parent || index === undefined) return;
    parent.children.splice(index, 1, ...node.children);
    return index;
  });
}

function htmlOf(node: Nodes): string {
  let html = '';
  visit(node, 'html', ({ value }) => {
    html += value;
  });
  return html;
}

function isBalanced(html: string) {
  const open: string[] = [];
  for (const [, slash, name = '', self] of html.matchAll(/<(\/?)([a-z][\w-]*)[^<>]*?(\/?)>/gi)) {
    if (self || VOID.test(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
